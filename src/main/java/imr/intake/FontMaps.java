package imr.intake;

import java.io.IOException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.font.PDCIDFontType2;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.encoding.Encoding;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;

/**
 * Compares a PDF's printed glyphs with their declared characters. An incorrect character map
 * ({@code ToUnicode}) leaves the page readable but garbles its text.
 */
final class FontMaps {
  private static final int FEWEST = 20;

  private final IdentityHashMap<PDFont, Map<Integer, Boolean>> wrong = new IdentityHashMap<>();
  private int all;
  private int differing;

  void seen(PDFont font, int code) {
    Map<Integer, Boolean> codes = wrong.computeIfAbsent(font, f -> new HashMap<>());
    all++;
    differing += codes.computeIfAbsent(code, c -> differs(font, c)) ? 1 : 0;
  }

  /** Returns whether more than 2% of the characters differ from the printed glyphs. */
  boolean differ() {
    return differing >= FEWEST && differing * 50 > all;
  }

  private static boolean differs(PDFont font, int code) {
    if (!font.getCOSObject().containsKey(COSName.TO_UNICODE)) {
      return false;
    }
    try {
      String said = folded(Optional.ofNullable(font.toUnicode(code)).orElse(""));
      List<String> printed = printed(font, code).map(FontMaps::folded).stream().toList();
      return isWord(said) && printed.stream().anyMatch(p -> isWord(p) && !p.equals(said));
    } catch (IOException | RuntimeException damaged) {
      // Problems with a font's own tables show up elsewhere.
      return false;
    }
  }

  private static boolean isWord(String signs) {
    return !signs.isEmpty() && signs.codePoints().allMatch(Character::isLetterOrDigit);
  }

  private static String folded(String signs) {
    return Normalizer.normalize(signs, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  /** Returns the character of the printed glyph, if the font defines it. */
  private static Optional<String> printed(PDFont font, int code) throws IOException {
    return switch (font) {
      case PDSimpleFont simple ->
          Optional.ofNullable(simple.getEncoding())
              .map((Encoding e) -> e.getName(code))
              .flatMap(n -> Optional.ofNullable(GlyphList.getAdobeGlyphList().toUnicode(n)));
      case PDType0Font composite
          when composite.getDescendantFont() instanceof PDCIDFontType2 type2 ->
          ofGlyph(type2, composite.codeToGID(code));
      default -> Optional.empty();
    };
  }

  private static Optional<String> ofGlyph(PDCIDFontType2 font, int glyph) throws IOException {
    CmapLookup cmap = font.getTrueTypeFont().getUnicodeCmapLookup(false);
    List<Integer> codes = cmap == null ? null : cmap.getCharCodes(glyph);
    return codes == null || codes.size() != 1
        ? Optional.empty()
        : Optional.of(Character.toString(codes.getFirst()));
  }
}
