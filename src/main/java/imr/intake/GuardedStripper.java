package imr.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * PDFBox's text stripper with default settings that calls the guard at every operator and
 * character. Three kinds of pages are treated differently, because the defaults don't produce
 * words: text that is rotated and filled-in forms are read by position, and a second layer of the
 * same text is skipped.
 */
class GuardedStripper extends PDFTextStripper {
  private static final int FEWEST = 20;

  private final Guard guard;
  private final FontMaps fonts = new FontMaps();
  private final List<TextPosition> signs = new ArrayList<>();
  private boolean byPosition;
  private boolean lying;
  private boolean layered;

  GuardedStripper(Guard guard) {
    this.guard = guard;
    setLineSeparator("\n");
    setPageEnd("\n");
  }

  /** Sets whether the next pages are read by the position of their words. */
  void byPosition(boolean wanted) {
    byPosition = wanted;
  }

  /** Returns whether the text of the last page was sideways or upside down. */
  boolean lying() {
    return lying;
  }

  /** Returns whether the last page had a second layer of the same text. */
  boolean layered() {
    return layered;
  }

  /** Returns what was found out about the fonts so far. */
  FontMaps fonts() {
    return fonts;
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    guard.tick();
    super.processOperator(operator, operands);
  }

  @Override
  protected void processTextPosition(TextPosition text) {
    guard.tick();
    signs.add(text);
    super.processTextPosition(text);
  }

  @Override
  protected void showGlyph(Matrix at, PDFont font, int code, Vector displacement)
      throws IOException {
    fonts.seen(font, code);
    super.showGlyph(at, font, code, displacement);
  }

  @Override
  protected void writePage() throws IOException {
    List<List<TextPosition>> articles = getCharactersByArticle();
    layered = DuplicateTextLayers.dropSecond(signs, articles);
    signs.clear();
    lying = lies(articles, getCurrentPage().getRotation());
    setSortByPosition(byPosition || lying);
    super.writePage();
    setSortByPosition(false);
  }

  /** Returns whether most glyphs are rotated relative to the page's declared rotation. */
  private static boolean lies(List<List<TextPosition>> articles, int turned) {
    int all = 0;
    int lying = 0;
    for (List<TextPosition> article : articles) {
      for (TextPosition sign : article) {
        all++;
        lying += Math.floorMod((int) sign.getDir() - turned, 360) == 0 ? 0 : 1;
      }
    }
    return all >= FEWEST && lying * 2 > all;
  }
}
