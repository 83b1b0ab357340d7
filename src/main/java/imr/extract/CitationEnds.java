package imr.extract;

import imr.letter.Span;
import java.util.Optional;

/** Trims the parts of a citation. */
final class CitationEnds {
  private static final WordSet MARKS = WordSet.of(",", ":", ";", "-", ".");
  private static final WordSet TRAILING = WordSet.of(",", ";", ".", "-", ":", "and");

  private CitationEnds() {}

  /** Returns the words without punctuation at both ends; empty if nothing else is left. */
  static Optional<Span> trimmed(TokenizedText words, int from, int to) {
    int start = from;
    while (start < to && words.in(start, MARKS)) {
      start++;
    }
    int end = to;
    while (end > start && words.in(end - 1, TRAILING)) {
      end--;
    }
    return end > start ? Optional.of(words.span(start, end)) : Optional.empty();
  }
}
