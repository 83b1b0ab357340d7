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
  private static final Pattern NOT_IN_XML =
      Pattern.compile("[\\x00-\\x08\\x0B-\\x1F\\uFFFE\\uFFFF\\p{Cs}]");
  private static final Pattern REPLACED = Pattern.compile("(\\d{1,9})=([0-9a-f]{1,4})");

  static UimaText of(String text) {
    List<String> replaced = new ArrayList<>();
    String plain =
        NOT_IN_XML
            .matcher(text)
            .replaceAll(
                m -> {
                  char c = m.group().charAt(0);
                  replaced.add(m.start() + "=" + Integer.toHexString(c));
                  return Character.isWhitespace(c) ? " " : "\uFFFD";
                });
    return new UimaText(plain, String.join(" ", replaced));
  }

  /** Returns the number of characters that XML 1.0 can't represent. */
  static int unfit(String text) {
    return (int) NOT_IN_XML.matcher(text).results().count();
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
