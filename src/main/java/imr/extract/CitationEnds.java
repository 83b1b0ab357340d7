package imr.extract;

import imr.letter.Span;
import java.util.Optional;

/** Where a part of a citation begins and ends. */
final class CitationEnds {
  private static final WordSet MARKS = WordSet.of(",", ":", ";", "-", ".");
  private static final WordSet TRAILING = WordSet.of(",", ";", ".", "-", ":", "and");

  private CitationEnds() {}

  /** Words without punctuation at their ends; empty where nothing else is there. */
  static Optional<Span> trimmed(Words words, int from, int to) {
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
