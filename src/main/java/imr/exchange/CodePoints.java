package imr.exchange;

import java.util.Arrays;

/**
 * Turns offsets into a text between UTF-16 units and code points, each in constant or logarithmic
 * time: files can give as many offsets as they like.
 */
final class CodePoints {
  private final String text;

  /** Where each code point begins, and the text's end; empty where each is one unit. */
  private final int[] starts;

  CodePoints(String text) {
    this.text = text;
    int count = text.codePointCount(0, text.length());
    this.starts = count == text.length() ? new int[0] : new int[count + 1];
    for (int i = 0, at = 0; i < starts.length; i++) {
      starts[i] = at;
      at += at < text.length() ? Character.charCount(text.codePointAt(at)) : 0;
    }
  }

  /** How many there are. */
  int count() {
    return starts.length == 0 ? text.length() : starts.length - 1;
  }

  /**
   * The UTF-16 index of a code point.
   *
   * @throws IndexOutOfBoundsException if the text has fewer
   */
  int toUnits(int codePoints) {
    return starts.length == 0 ? codePoints : starts[codePoints];
  }

  /** How many code points begin before a UTF-16 index, which may not leave the text. */
  int ofUnits(int units) {
    if (starts.length == 0) {
      return units;
    }
    int at = Arrays.binarySearch(starts, units);
    return at >= 0 ? at : -at - 1;
  }
}
