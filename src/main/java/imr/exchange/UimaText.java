package imr.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A letter's text with characters replaced that XML 1.0 can't represent, such as the page break:
 * white space becomes a space, anything else U+FFFD. Offsets don't change.
 *
 * @param replaced the original characters by offset, {@code 117=c 300=1b}, with offsets in UTF-16
 *     units and characters in hexadecimal; empty if nothing was replaced
 */
record UimaText(String text, String replaced) {
  private static final Pattern REPLACED = Pattern.compile("(\\d{1,9})=([0-9a-f]{1,4})");

  static UimaText of(String text) {
    StringBuilder plain = new StringBuilder(text);
    List<String> replaced = new ArrayList<>();
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int c = text.codePointAt(at);
      if (!fits(c)) {
        replaced.add(at + "=" + Integer.toHexString(c));
        plain.setCharAt(at, Character.isWhitespace(c) ? ' ' : '\uFFFD');
      }
    }
    return new UimaText(plain.toString(), String.join(" ", replaced));
  }

  /** Extensible Markup Language 1.0, production 2; a carriage return wouldn't come back, either. */
  private static boolean fits(int c) {
    return c >= ' ' ? c != 0xFFFE && c != 0xFFFF && !isSurrogate(c) : c == '\t' || c == '\n';
  }

  private static boolean isSurrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }

  /** Returns the number of characters that XML 1.0 can't represent. */
  static int unfit(String text) {
    return (int) text.codePoints().filter(c -> !fits(c)).count();
  }

  /** Returns a feature value with characters replaced that XML can't represent. */
  static String plain(String words) {
    return of(words).text();
  }

  /** Restores the original text, except where the tool changed it. */
  static String restored(String text, String replaced) {
    StringBuilder whole = new StringBuilder(text);
    Matcher each = REPLACED.matcher(replaced);
    while (each.find()) {
      int at = Integer.parseInt(each.group(1));
      if (at < whole.length() && (whole.charAt(at) == ' ' || whole.charAt(at) == '\uFFFD')) {
        whole.setCharAt(at, (char) Integer.parseInt(each.group(2), 16));
      }
    }
    return whole.toString();
  }
}
