package imr.exchange;

/** Words within XML. */
final class Xml {
  private Xml() {}

  /** For text and for attributes in double quotes; what XML 1.0 cannot hold is left out. */
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
