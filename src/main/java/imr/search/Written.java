package imr.search;

import java.util.regex.Pattern;

/** How words stand in a query's written form. */
final class Written {
  /** What can stand without quotes and is still one word, and no sign of the query's own. */
  private static final Pattern PLAIN = Pattern.compile("[^\\s|\":*=<>-][^\\s|\":*]*");

  private Written() {}

  /** In quotes, a quote inside doubled. */
  static String quoted(String words) {
    return "\"" + words.replace("\"", "\"\"") + "\"";
  }

  static boolean isPlain(String words) {
    return PLAIN.matcher(words).matches() && !words.contains("..");
  }

  /** Refused with an exception where words would be read as something else. */
  static void wantPlain(String words) {
    if (!isPlain(words)) {
      throw new IllegalArgumentException("words that want quotes");
    }
  }
}
