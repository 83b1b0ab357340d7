package imr.extract.grounding;

import java.util.Arrays;
import java.util.Locale;

/**
 * A text without what differs between two copies of the same words: in lower case, without white
 * space and dashes, with straight quotation marks and without ligatures; and where each of its
 * characters stands in the text. What two texts have between their characters is compared apart,
 * see {@link #sameGaps}.
 */
final class Compact {
  private final String text;
  private final String chars;

  /** The index in the text of each compact character. */
  private final int[] at;

  private Compact(String text, String chars, int[] at) {
    this.text = text;
    this.chars = chars;
    this.at = at;
  }

  static Compact of(String text) {
    StringBuilder chars = new StringBuilder(text.length());
    int[] at = new int[text.length() + 16];
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'a' && c <= 'z') {
        at = put(chars, at, c, i);
      } else if (!gap(c)) {
        at = fold(chars, at, c, i);
      }
    }
    return new Compact(text, chars.toString(), Arrays.copyOf(at, chars.length()));
  }

  private static int[] fold(StringBuilder chars, int[] at, char c, int i) {
    if (c < 128) {
      return put(chars, at, Character.toLowerCase(c), i);
    }
    String folded = folded(c);
    int[] places = at;
    for (int k = 0; k < folded.length(); k++) {
      places = put(chars, places, folded.charAt(k), i);
    }
    return places;
  }

  private static int[] put(StringBuilder chars, int[] at, char c, int i) {
    int[] places = chars.length() < at.length ? at : Arrays.copyOf(at, at.length * 2);
    places[chars.length()] = i;
    chars.append(c);
    return places;
  }

  private static String folded(char c) {
    return switch (c) {
      case '\u2018', '\u2019', '\u201a', '\u2032' -> "'";
      case '\u201c', '\u201d', '\u201e', '\u2033' -> "\"";
      case '\ufb00' -> "ff";
      case '\ufb01' -> "fi";
      case '\ufb02' -> "fl";
      case '\ufb03' -> "ffi";
      case '\ufb04' -> "ffl";
      case '\u2026' -> "...";
      case '\u00d7' -> "x";
      default -> String.valueOf(c).toLowerCase(Locale.ROOT);
    };
  }

  /** White space, dashes and marks of no width. */
  private static boolean gap(char c) {
    return c == ' ' || c == '-' || (c < 128 ? c <= '\r' && c >= '\t' : wideGap(c));
  }

  private static boolean wideGap(char c) {
    return dash(c) || c == '\u00a0' || c == '\u200b' || c == '\ufeff' || Character.isWhitespace(c);
  }

  private static boolean dash(char c) {
    return c == '-' || (c >= '\u2010' && c <= '\u2015') || c == '\u00ad' || c == '\u2212';
  }

  int length() {
    return chars.length();
  }

  String chars() {
    return chars;
  }

  /** The first compact place at or behind an index of the text. */
  int from(int index) {
    int found = Arrays.binarySearch(at, index);
    while (found > 0 && at[found - 1] == index) {
      found--;
    }
    return found < 0 ? -found - 1 : found;
  }

  /** The text's index of a compact character. */
  int start(int place) {
    return at[place];
  }

  /** The text's index behind a compact character. */
  int end(int place) {
    return at[place] + 1;
  }

  /** False where the character is one half of a ligature, so that nothing can begin there. */
  boolean starts(int place) {
    return place == 0 || at[place - 1] != at[place];
  }

  boolean ends(int place) {
    return place == at.length - 1 || at[place + 1] != at[place];
  }

  /**
   * True where what stands between the characters of {@code words} goes with what stands between
   * the same characters here from a compact place on. Two letters, and two digits, are never parted
   * by mere white space in one of the two alone.
   */
  boolean sameGaps(Compact words, int place) {
    for (int i = 0; i + 1 < words.length(); i++) {
      boolean here = at[place + i + 1] > at[place + i] + 1;
      boolean there = words.at[i + 1] > words.at[i] + 1;
      if (here != there && !mayDiffer(place + i, words, i)) {
        return false;
      }
    }
    return true;
  }

  private boolean mayDiffer(int place, Compact words, int i) {
    char left = chars.charAt(place);
    char right = chars.charAt(place + 1);
    boolean letters = Character.isLetter(left) && Character.isLetter(right);
    boolean digits = Character.isDigit(left) && Character.isDigit(right);
    String gap = gap(place) + words.gap(i);
    boolean dash = gap.chars().anyMatch(c -> dash((char) c));
    boolean lineEnd = gap.indexOf('\n') >= 0 || gap.indexOf('\f') >= 0;
    return digits ? dash && lineEnd : !letters || dash;
  }

  /** What the text has between two compact characters. */
  private String gap(int place) {
    return text.substring(at[place] + 1, Math.max(at[place] + 1, at[place + 1]));
  }
}
