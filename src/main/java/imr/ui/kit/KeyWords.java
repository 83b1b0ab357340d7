package imr.ui.kit;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills the keys into written words: {@code {key:Confirm, next}} becomes the key that the verb of
 * that label has now, so that what is written follows the analyst's own keys.
 */
public final class KeyWords {
  /** A verb's key; the first group is the verb's label. */
  public static final Pattern KEY = Pattern.compile("\\{key:([^}]+)\\}");

  private final List<Command> verbs;

  public KeyWords(List<Command> verbs) {
    this.verbs = List.copyOf(verbs);
  }

  public List<Command> verbs() {
    return verbs;
  }

  /** The verb of that label. */
  public Optional<Command> verb(String label) {
    return verbs.stream().filter(v -> v.label().equals(label)).findFirst();
  }

  /** What stands in for a verb: its key, or its label with its menu where it has none. */
  public String of(String label) {
    return verb(label)
        .map(v -> v.keyText().isEmpty() ? "“" + label + "” (menu " + v.group() + ")" : spoken(v))
        .orElse("“" + label + "”");
  }

  /** In words for a reader aloud, who has none for that sign. */
  private static String spoken(Command verb) {
    return verb.keyText().replace("↵", "Enter");
  }

  /** The words with each key filled in. */
  public String fill(String words) {
    return KEY.matcher(words).replaceAll(m -> Matcher.quoteReplacement(of(m.group(1))));
  }
}
