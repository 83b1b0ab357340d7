package imr.exchange;

import java.util.regex.Pattern;

/** Escapes text for XML. */
final class Xml {
  private static final Pattern UNWRITABLE =
      Pattern.compile("[\\p{Cntrl}&&[^\t\n]]|[\\uFFFE\\uFFFF]");

  private Xml() {}

  /**
   * Escapes text for elements and double-quoted attributes. Characters that XML 1.0 can't represent
   * are dropped.
   */
  static String escaped(String words) {
    return UNWRITABLE
        .matcher(words)
        .replaceAll("")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\n", "&#10;")
        .replace("\t", "&#9;");
  }
}
