package imr.ui.kit;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Inserts keys into text: {@code {key:confirm-value}} becomes the key that the command with that id
 * has now, so that help follows the user's own shortcuts.
 */
public final class KeyPlaceholders {
  /** A placeholder for a command's key; the first group is the command's id. */
  public static final Pattern KEY = Pattern.compile("\\{key:([^}]+)\\}");

  private final List<Command> verbs;

  public KeyPlaceholders(List<Command> verbs) {
    this.verbs = List.copyOf(verbs);
  }

  public List<Command> verbs() {
    return verbs;
  }

  /** The command with that id; empty if there is none. */
  public Optional<Command> command(String id) {
    return verbs.stream().filter(c -> c.id().value().equals(id)).findFirst();
  }

  /** A command's key, or its label and menu if it has no key. */
  public String of(String id) {
    return command(id)
        .map(c -> c.keyText().isEmpty() ? c.label() + " (" + c.menu() + " menu)" : spoken(c))
        .orElse(id);
  }

  /** Screen readers have no word for the sign of the Enter key. */
  private static String spoken(Command verb) {
    return verb.keyText().replace("↵", "Enter");
  }

  /** The text with each placeholder replaced. */
  public String fill(String words) {
    return KEY.matcher(words).replaceAll(m -> Matcher.quoteReplacement(of(m.group(1))));
  }
}
