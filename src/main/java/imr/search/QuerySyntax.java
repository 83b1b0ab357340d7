package imr.search;

import java.util.regex.Pattern;

/** Converts words to query syntax. */
final class QuerySyntax {
  /** Matches words that need no quotes: a single word without operators. */
  private static final Pattern PLAIN = Pattern.compile("[^\\s|\":*=<>-][^\\s|\":*]*");

  private QuerySyntax() {}

  /** Adds quotes; quotes inside are doubled. */
  static String quoted(String words) {
    return "\"" + words.replace("\"", "\"\"") + "\"";
  }

  static boolean isPlain(String words) {
    return PLAIN.matcher(words).matches() && !words.contains("..");
  }

  /**
   * Verifies that words need no quotes.
   *
   * @throws IllegalArgumentException if they would be read as something else
   */
  static void wantPlain(String words) {
    if (!isPlain(words)) {
      throw new IllegalArgumentException("words that want quotes");
    }
  }
}
