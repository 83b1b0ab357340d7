package imr.extract;

import imr.letter.Span;
import java.util.Optional;

/** Helper methods for ranges of a text, in UTF-16 indices. */
final class TextRanges {
  private TextRanges() {}

  /** Returns the range without surrounding white space; empty if nothing is left. */
  static Optional<Span> trimmed(String text, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && blank(text.charAt(start))) {
      start++;
    }
    while (end > start && blank(text.charAt(end - 1))) {
      end--;
    }
    return start < end ? Optional.of(new Span(start, end)) : Optional.empty();
  }

  /** Returns the index after the last character before {@code at} that isn't white space. */
  static int backOverBlanks(String text, int at, int floor) {
    int i = at;
    while (i > floor && blank(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  /** Returns the start of the run of letters that ends at {@code end}. */
  static int wordStart(String text, int end, int floor) {
    int i = end;
    while (i > floor && Character.isLetter(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  static boolean blank(char c) {
    return Character.isWhitespace(c) || c == '\u00a0';
  }
}
