package imr.exchange;

import java.util.Arrays;

/**
 * Converts offsets between UTF-16 units and code points in constant or logarithmic time, because
 * files may contain any number of offsets.
 */
final class CodePoints {
  private final String text;

  /** The start of each code point, and the end of the text; empty if each is one unit. */
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

  /** Returns the number of code points. */
  int count() {
    return starts.length == 0 ? text.length() : starts.length - 1;
  }

  /**
   * Converts a code point offset to a UTF-16 index.
   *
   * @throws IndexOutOfBoundsException if it exceeds the text
   */
  int toUnits(int codePoints) {
    return starts.length == 0 ? codePoints : starts[codePoints];
  }

  /**
   * Returns the number of code points that begin before a UTF-16 index, which must not exceed the
   * text.
   */
  int ofUnits(int units) {
    if (starts.length == 0) {
      return units;
    }
    int at = Arrays.binarySearch(starts, units);
    return at >= 0 ? at : -at - 1;
  }
}
