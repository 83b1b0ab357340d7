package imr.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The word lists used by the rules, from the resource {@code cues.txt}. */
final class CueWords {
  private static final Map<String, List<String>> LISTS = VocabularyFile.words("cues.txt");

  private CueWords() {}

  /** Returns all words of all lists. */
  static WordSet all() {
    List<String> words = new ArrayList<>();
    LISTS.values().forEach(words::addAll);
    return WordSet.of(words);
  }

  /** Returns the union of several lists. */
  static WordSet of(String... lists) {
    List<String> words = new ArrayList<>();
    for (String list : lists) {
      words.addAll(words(list));
    }
    return WordSet.of(words);
  }

  /**
   * Returns the words of a list.
   *
   * @throws IllegalArgumentException if there is no such list
   */
  static WordSet of(String list) {
    return WordSet.of(words(list));
  }

  private static List<String> words(String list) {
    List<String> words = LISTS.get(list);
    if (words == null) {
      throw new IllegalArgumentException("cues.txt has no list " + list);
    }
    return words;
  }
}
