package imr.extract;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The word lists by which the rules know a clause, from the resource {@code cues.txt}. */
final class Cues {
  private static final Map<String, List<String>> LISTS = VocabularyFile.words("cues.txt");

  private Cues() {}

  /** The words of a list; refused with an exception where there is no such list. */
  static Set<String> of(String list) {
    List<String> words = LISTS.get(list);
    if (words == null) {
      throw new IllegalArgumentException("cues.txt has no list " + list);
    }
    return words.stream().collect(Collectors.toUnmodifiableSet());
  }
}
