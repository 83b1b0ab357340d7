package imr.exchange;

/** Escapes text for XML. */
final class Xml {
  private Xml() {}

  /**
   * Escapes text for elements and double-quoted attributes. Characters that XML 1.0 can't represent
   * are dropped.
   */
  static String escaped(String words) {
    return words
        .replaceAll("[\\p{Cntrl}&&[^\t\n]]|[\\uFFFE\\uFFFF]", "")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\n", "&#10;")
        .replace("\t", "&#9;");
  }
}
