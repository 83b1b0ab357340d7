package imr.intake;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells a text that is no language: English has one of its small words every few words, or at least
 * its common letters. A text enciphered by a wrong map of characters has neither.
 */
final class Gibberish {
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

  /** So many words in a row without a small one are looked at. */
  private static final int RUN = 12;

  /** The commonest letters of English; of a medical text too they are two thirds. */
  private static final String COMMON = "etaoinsrhl";

  private static final double LEAST = 0.5;

  private Gibberish() {}

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
