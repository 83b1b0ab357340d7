package imr.ui.help;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds topics by the words that an analyst types, in any order, by their beginnings and without
 * their endings: "restoring backups" finds what speaks of restoring a backup. Words in the title
 * weigh most. Where no topic has all of the words, those that have most are found.
 */
final class HelpSearch {
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Words of a question that tell nothing of what it is about. */
  private static final Set<String> OF_QUESTIONS =
      Set.of(
          "a", "an", "and", "can", "do", "does", "for", "how", "i", "in", "is", "it", "me", "my",
          "of", "on", "the", "there", "to", "what", "when", "where", "which", "why", "with");

  private HelpSearch() {}

  private record Ranked(HelpTopic topic, int words, double weight) {}

  /** The best first; all in their order where nothing is looked for. */
  static List<HelpTopic> find(List<? extends HelpTopic> topics, String query) {
    List<String> wanted = stems(query);
    if (wanted.isEmpty()) {
      return List.copyOf(topics);
    }
    List<Ranked> ranked =
        topics.stream().map(t -> ranked(t, wanted)).filter(r -> r.words() > 0).toList();
    int most = ranked.stream().mapToInt(Ranked::words).max().orElse(0);
    return ranked.stream()
        .filter(r -> r.words() == most)
        .sorted(Comparator.comparingDouble(Ranked::weight).reversed())
        .<HelpTopic>map(Ranked::topic)
        .toList();
  }

  /** The stems of the words that tell what a question is about; of all where none does. */
  static List<String> stems(String query) {
    List<String> words = words(query);
    List<String> telling = words.stream().filter(w -> !OF_QUESTIONS.contains(w)).toList();
    return (telling.isEmpty() ? words : telling).stream().map(HelpSearch::stem).toList();
  }

  /** True for a word of a text that one of the stems finds. */
  static boolean finds(List<String> stems, String word) {
    return stems.stream().anyMatch(s -> begins(word.toLowerCase(Locale.ROOT), s));
  }

  private static Ranked ranked(HelpTopic topic, List<String> wanted) {
    List<String> title = words(topic.title());
    List<String> headings = words(topic.headings());
    List<String> body = words(topic.body());
    int found = 0;
    double weight = topic instanceof HelpTopic.Article ? 2 : 0;
    for (String stem : wanted) {
      double of =
          (count(title, stem) > 0 ? 10 : 0)
              + (count(headings, stem) > 0 ? 4 : 0)
              + Math.log1p((double) count(body, stem));
      found += of > 0 ? 1 : 0;
      weight += of;
    }
    // of two titles with the words, the shorter says less besides
    return new Ranked(topic, found, weight - 0.1 * title.size());
  }

  private static long count(List<String> words, String stem) {
    return words.stream().filter(w -> begins(w, stem)).count();
  }

  private static boolean begins(String word, String stem) {
    return word.startsWith(stem) || (stem.length() > 2 && stem(word).equals(stem));
  }

  private static List<String> words(String text) {
    return Arrays.stream(NO_WORD.split(text.toLowerCase(Locale.ROOT)))
        .filter(w -> !w.isEmpty())
        .collect(Collectors.toList());
  }

  private static String stem(String word) {
    for (String ending : List.of("ing", "ies", "ed", "es", "s", "y", "e")) {
      if (word.length() > ending.length() + 3 && word.endsWith(ending)) {
        return word.substring(0, word.length() - ending.length());
      }
    }
    return word;
  }
}
