package imr.extract;

import imr.letter.Span;
import java.util.Optional;

/** Finds page numbers after {@code Page(s):}, {@code pg.}, {@code pages}, or {@code p}. */
final class PageNumbers {
  static final WordSet LABELS = WordSet.of("page", "pages", "pg", "pgs", "pp", "p");
  private static final WordSet JOINS = WordSet.of("-", ",", "&", "and");
  private static final WordSet LABEL_MARKS = WordSet.of("(", "s", ")", ":", ".");

  private PageNumbers() {}

  /** Returns whether word {@code i} introduces page numbers. */
  static boolean label(TokenizedText words, int i) {
    return words.in(i, LABELS) && words.number(past(words, i));
  }

  /** Returns the numbers after the label at {@code i}. */
  static Optional<Span> after(TokenizedText words, int i, int to) {
    int from = past(words, i);
    int end = from;
    while (end < to && (words.number(end) || joins(words, end, to))) {
      end++;
    }
    return end > from ? Optional.of(words.span(from, end)) : Optional.empty();
  }

  private static boolean joins(TokenizedText words, int i, int to) {
    return words.in(i, JOINS) && i + 1 < to && words.number(i + 1);
  }

  /** Skips {@code Page(s):}. */
  private static int past(TokenizedText words, int i) {
    int k = i + 1;
    while (words.in(k, LABEL_MARKS)) {
      k++;
    }
    return k;
  }
}
