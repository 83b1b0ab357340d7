package imr.extract;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The word lists by which the rules know a clause, from the resource {@code cues.txt}. */
final class Cues {
  private static final Map<String, List<String>> LISTS = VocabularyFile.words("cues.txt");

  private Cues() {}

  /** All words of all lists. */
  static Set<String> all() {
    return LISTS.values().stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());
  }

  /** The words of several lists together. */
  static Set<String> of(String... lists) {
    return Stream.of(lists).flatMap(l -> of(l).stream()).collect(Collectors.toUnmodifiableSet());
  }

  /** The words of a list; refused with an exception where there is no such list. */
  static Set<String> of(String list) {
    List<String> words = LISTS.get(list);
    if (words == null) {
      throw new IllegalArgumentException("cues.txt has no list " + list);
    }
    return words.stream().collect(Collectors.toUnmodifiableSet());
  }
}
