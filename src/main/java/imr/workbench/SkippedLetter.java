package imr.workbench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A letter that is left as it is, and why.
 *
 * @param title as the library shows it
 * @param detail of this very letter, a part of a sentence: {@code 3 fields are open}
 */
public record SkippedLetter(String id, String title, SkipReason why, String detail) {

  /** The reasons, the most usual first. */
  public enum SkipReason {
    BLIND(
        "is annotated blind by that person, so nothing is added to its own record",
        "are annotated blind by that person, so nothing is added to their own records"),
    SO_ALREADY("is already in that state", "are already in that state"),
    OPEN_FIELDS("has unreviewed fields", "have unreviewed fields"),
    CHECKS("has warnings", "have warnings"),
    FINISHED("is finished, so it isn't changed", "are finished, so they aren't changed"),
    NOTHING_NEW("would stay the same", "would stay the same"),
    ONLY_FIELDS(
        "has flags only on fields; remove them in the letter",
        "have flags only on fields; remove them in the letters"),
    TAKEN_BACK("is already undone", "are already undone"),
    STANDS("is unchanged, so there's nothing to redo", "are unchanged, so there's nothing to redo"),
    WENT_ON(
        "is skipped because someone has edited it since",
        "are skipped because someone has edited them since"),
    UNREADABLE("couldn't be read or changed", "couldn't be read or changed"),
    UNSURE("may not be saved", "may not be saved"),
    NOT_REACHED("wasn't reached", "weren't reached");

    private final String one;
    private final String many;

    SkipReason(String one, String many) {
      this.one = one;
      this.many = many;
    }

    /** {@code 3 letters have open fields}. */
    public String words(int count) {
      return BatchAction.letters(count) + " " + (count == 1 ? one : many);
    }
  }

  /** {@code “CM16-1”: 3 fields are open}. */
  public String line() {
    return "“%s”: %s".formatted(title, detail);
  }

  /** How many letters were left out for each reason, a sentence each. */
  static List<String> reasons(List<SkippedLetter> left) {
    return Arrays.stream(SkipReason.values())
        .flatMap(
            why -> {
              int count = (int) left.stream().filter(l -> l.why() == why).count();
              return count == 0 ? Stream.<String>empty() : Stream.of(why.words(count) + ".");
            })
        .toList();
  }
}
