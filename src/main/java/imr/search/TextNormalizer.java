package imr.search;

import java.text.Normalizer;
import java.util.Locale;

/** Normalizes text for comparison: lowercase, no accents, single spaces. */
final class TextNormalizer {
  private TextNormalizer() {}

  static String folded(String words) {
    String plain = Normalizer.normalize(words, Normalizer.Form.NFKD);
    StringBuilder out = new StringBuilder(plain.length());
    plain
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(c -> append(out, c));
    return out.toString().strip().toLowerCase(Locale.ROOT);
  }

  private static void append(StringBuilder out, int c) {
    boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c);
    if (!space) {
      out.appendCodePoint(c);
    } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
      out.append(' ');
    }
  }
}
