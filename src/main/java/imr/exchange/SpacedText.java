package imr.exchange;

import imr.letter.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A text with all white space collapsed to single spaces, for searching quotes regardless of white
 * space. Search takes linear time (Knuth-Morris-Pratt), because text and quotes in a foreign file
 * may be arbitrarily long and repetitive.
 */
final class SpacedText {
  private final String spaced;

  /** The index in the text of each unit of {@link #spaced}. */
  private final int[] from;

  SpacedText(String text) {
    StringBuilder words = new StringBuilder(text.length());
    int[] places = new int[text.length()];
    boolean blank = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isBlank(c)) {
        blank = !words.isEmpty();
        continue;
      }
      if (blank) {
        places[words.length()] = i - 1;
        words.append(' ');
        blank = false;
      }
      places[words.length()] = i;
      words.append(c);
    }
    this.spaced = words.toString();
    this.from = places;
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }

  /**
   * Returns all occurrences in UTF-16 units of the text, in order; none if {@code words} is empty.
   */
  List<Span> places(String words) {
    String wanted = new SpacedText(words).spaced;
    List<Span> places = new ArrayList<>();
    int[] borders = borders(wanted);
    int held = 0;
    for (int i = 0; i < spaced.length() && !wanted.isEmpty(); i++) {
      while (held > 0 && spaced.charAt(i) != wanted.charAt(held)) {
        held = borders[held - 1];
      }
      held += spaced.charAt(i) == wanted.charAt(held) ? 1 : 0;
      if (held == wanted.length()) {
        places.add(new Span(from[i - held + 1], from[i] + 1));
        held = 0;
      }
    }
    return places;
  }

  /**
   * Computes the KMP failure function: for each prefix, the length of its longest proper border.
   */
  private static int[] borders(String wanted) {
    int[] borders = new int[wanted.length()];
    int held = 0;
    for (int i = 1; i < wanted.length(); i++) {
      while (held > 0 && wanted.charAt(i) != wanted.charAt(held)) {
        held = borders[held - 1];
      }
      held += wanted.charAt(i) == wanted.charAt(held) ? 1 : 0;
      borders[i] = held;
    }
    return borders;
  }
}
