package imr.learn;

import java.util.Arrays;

/** Cuts a text into words, numbers, dates, and single punctuation marks. */
final class WordCutter {
  private final String text;
  private int[] start;
  private int[] end;
  private int size;

  /** Cuts a text. */
  WordCutter(String text) {
    this.text = text;
    this.start = new int[text.length() / 4 + 16];
    this.end = new int[start.length];
    int i = 0;
    int length = text.length();
    while (i < length) {
      char c = text.charAt(i);
      int from = i++;
      if (Character.isWhitespace(c) || c == '\u00a0') {
        continue;
      }
      if (isDigit(c)) {
        i = endOfNumber(from);
      } else if (Character.isLetter(c)) {
        while (i < length && (Character.isLetter(text.charAt(i)) || apostrophe(i))) {
          i++;
        }
      } else if (Character.isHighSurrogate(c) && i < length) {
        i++;
      }
      add(from, i);
    }
  }

  private boolean apostrophe(int i) {
    char c = text.charAt(i);
    return (c == '\'' || c == '\u2019')
        && i + 1 < text.length()
        && Character.isLetter(text.charAt(i + 1));
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Returns the end of the digits from an index on. */
  static int digits(String text, int from) {
    int i = from;
    while (i < text.length() && isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Treats a date of three numbers as one word. */
  private int endOfNumber(int from) {
    int first = digits(text, from);
    if (first - from <= 4 && first < text.length() && "-/.".indexOf(text.charAt(first)) >= 0) {
      int second = digits(text, first + 1);
      boolean month = second > first + 1 && second <= first + 3;
      if (month && second < text.length() && text.charAt(second) == text.charAt(first)) {
        int third = digits(text, second + 1);
        return third >= second + 2 && third <= second + 5 ? third : first;
      }
    }
    return first;
  }

  private void add(int from, int to) {
    if (size == start.length) {
      start = Arrays.copyOf(start, size * 2);
      end = Arrays.copyOf(end, size * 2);
    }
    start[size] = from;
    end[size++] = to;
  }

  /** Returns where each word starts. */
  int[] starts() {
    return Arrays.copyOf(start, size);
  }

  /** Returns where each word ends. */
  int[] ends() {
    return Arrays.copyOf(end, size);
  }
}
