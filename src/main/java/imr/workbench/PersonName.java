package imr.workbench;

import java.util.Optional;

/** What can be the name of somebody who annotates: it signs every decision for good. */
public final class PersonName {
  /** The longest name, in characters (code points). */
  public static final int LONGEST = 60;

  private PersonName() {}

  /** What is wrong with a name, as a sentence; empty for a good one. White space around it goes. */
  public static Optional<String> problem(String typed) {
    String name = typed.strip();
    if (name.isEmpty()) {
      return Optional.of("Enter a name. It's saved with every decision.");
    }
    if (name.codePointCount(0, name.length()) > LONGEST) {
      return Optional.of("Use a name of at most " + LONGEST + " characters.");
    }
    return name.codePoints().anyMatch(Character::isISOControl)
        ? Optional.of("A name can't contain tabs, line breaks, or other control characters.")
        : Optional.empty();
  }
}
