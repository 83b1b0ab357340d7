package imr.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A letter's text with characters in it that XML 1.0 can't hold, such as the page break: what looks
 * like white space becomes a space, anything else U+FFFD. Offsets stay.
 *
 * @param replaced what was at which offset, to be undone: {@code 117=c 300=1b}, offsets in UTF-16
 *     units and characters in hexadecimal; empty where nothing had to be replaced
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

  /** How many characters of a text XML 1.0 can't hold. */
  static int unfit(String text) {
    return (int) NOT_IN_XML.matcher(text).results().count();
  }

  /** Words for a feature, with what XML can't hold replaced. */
  static String plain(String words) {
    return of(words).text();
  }

  /** The text as it was, where the tool left those places alone. */
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
