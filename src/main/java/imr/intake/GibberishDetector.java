package imr.intake;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Detects text that isn't natural language. In English, one of a few short words occurs every few
 * words, or at least its common letters do. Text garbled by an incorrect character map has neither.
 */
final class GibberishDetector {
  private static final Pattern WORD = Pattern.compile("\\p{L}+");
  private static final Set<String> SMALL =
      Set.of(
          "the",
          "of",
          "and",
          "to",
          "in",
          "is",
          "was",
          "for",
          "a",
          "with",
          "on",
          "no",
          "not",
          "that",
          "this",
          "are",
          "be",
          "by",
          "at",
          "from",
          "has",
          "have",
          "or",
          "an",
          "as",
          "it",
          "he",
          "she",
          "his",
          "her",
          "were",
          "had",
          "been",
          "which",
          "who",
          "per",
          "if",
          "all",
          "any",
          "based",
          "than",
          "after",
          "there",
          "most",
          "decision");

  /** The number of consecutive words without a short one that triggers a check. */
  private static final int RUN = 12;

  /** The most common letters in English. They make up two thirds even of medical text. */
  private static final String COMMON = "etaoinsrhl";

  private static final double LEAST = 0.5;

  private GibberishDetector() {}

  static boolean in(String text) {
    Matcher words = WORD.matcher(text);
    StringBuilder run = new StringBuilder();
    int size = 0;
    while (words.find()) {
      String word = words.group().toLowerCase(Locale.ROOT);
      boolean small = SMALL.contains(word);
      if (small && size >= RUN && uncommon(run)) {
        return true;
      }
      run.append(small ? "" : word);
      run.setLength(small ? 0 : run.length());
      size = small ? 0 : size + 1;
    }
    return size >= RUN && uncommon(run);
  }

  private static boolean uncommon(StringBuilder letters) {
    long common = letters.chars().filter(c -> COMMON.indexOf(c) >= 0).count();
    return common < LEAST * letters.length();
  }
}
