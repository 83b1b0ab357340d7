package imr.extract;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The word lists by which the rules know a clause, from the resource {@code cues.txt}. */
final class Cues {
  private static final Map<String, List<String>> LISTS = VocabularyFile.words("cues.txt");

  private Cues() {}

  /** All words of all lists. */
  static WordSet all() {
    return WordSet.of(LISTS.values().stream().flatMap(List::stream).toList());
  }

  /** The words of several lists together. */
  static WordSet of(String... lists) {
    return WordSet.of(Stream.of(lists).flatMap(l -> words(l).stream()).toList());
  }

  /** The words of a list; refused with an exception where there is no such list. */
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
