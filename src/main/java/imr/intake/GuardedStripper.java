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
 * The stripper at its defaults; the guard is asked at every operator and every character. Three
 * kinds of pages are read otherwise, since the defaults make no words of them: text that lies on
 * its side and filled-in forms are read by position, and a second layer of the same text is left
 * out.
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

  /** Reads the next pages by where their words are. */
  void byPosition(boolean wanted) {
    byPosition = wanted;
  }

  /** Whether the last page's text lay on its side, or on its head. */
  boolean lying() {
    return lying;
  }

  /** Whether the last page had its text twice. */
  boolean layered() {
    return layered;
  }

  /** What was noticed of the fonts so far. */
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
    layered = TextLayers.dropSecond(signs, articles);
    signs.clear();
    lying = lies(articles, getCurrentPage().getRotation());
    setSortByPosition(byPosition || lying);
    super.writePage();
    setSortByPosition(false);
  }

  /** Whether most of a page's signs lie when the page is turned as it says. */
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
