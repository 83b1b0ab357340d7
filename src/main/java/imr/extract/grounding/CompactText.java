package imr.extract.grounding;

import java.util.Arrays;
import java.util.Locale;

/**
 * A text normalized for comparing copies: lowercase, without white space and dashes, with straight
 * quotation marks and expanded ligatures, and with the original index of each character. Gaps
 * between characters are compared separately, see {@link #sameGaps}.
 */
final class CompactText {
  private final String text;
  private final String chars;

  /** The index in the text of each compact character. */
  private final int[] at;

  private CompactText(String text, String chars, int[] at) {
    this.text = text;
    this.chars = chars;
    this.at = at;
  }

  static CompactText of(String text) {
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
    return new CompactText(text, chars.toString(), Arrays.copyOf(at, chars.length()));
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

  /** Returns whether a character is white space, a dash, or a zero-width mark. */
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

  /** Returns the first compact index at or after an index of the text. */
  int from(int index) {
    int found = Arrays.binarySearch(at, index);
    while (found > 0 && at[found - 1] == index) {
      found--;
    }
    return found < 0 ? -found - 1 : found;
  }

  /** Returns the index in the text of a compact character. */
  int start(int place) {
    return at[place];
  }

  /** Returns the index in the text after a compact character. */
  int end(int place) {
    return at[place] + 1;
  }

  /** Returns false if the character is the second half of a ligature, where nothing can begin. */
  boolean starts(int place) {
    return place == 0 || at[place - 1] != at[place];
  }

  boolean ends(int place) {
    return place == at.length - 1 || at[place + 1] != at[place];
  }

  /**
   * Returns whether the gaps between the characters of {@code words} match those of the same
   * characters here, starting at a compact index. Two letters or two digits may not be separated by
   * white space in only one of the texts.
   */
  boolean sameGaps(CompactText words, int place) {
    for (int i = 0; i + 1 < words.length(); i++) {
      boolean here = at[place + i + 1] > at[place + i] + 1;
      boolean there = words.at[i + 1] > words.at[i] + 1;
      if (here != there && !mayDiffer(place + i, words, i)) {
        return false;
      }
    }
    return true;
  }

  private boolean mayDiffer(int place, CompactText words, int i) {
    char left = chars.charAt(place);
    char right = chars.charAt(place + 1);
    boolean letters = Character.isLetter(left) && Character.isLetter(right);
    boolean digits = Character.isDigit(left) && Character.isDigit(right);
    String gap = gap(place) + words.gap(i);
    boolean dash = gap.chars().anyMatch(c -> dash((char) c));
    boolean lineEnd = gap.indexOf('\n') >= 0 || gap.indexOf('\f') >= 0;
    return digits ? dash && lineEnd : !letters || dash;
  }

  /** Returns the text between two compact characters. */
  private String gap(int place) {
    return text.substring(at[place] + 1, Math.max(at[place] + 1, at[place + 1]));
  }
}
