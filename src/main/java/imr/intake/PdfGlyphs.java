package imr.intake;

import imr.letter.LetterText;
import imr.letter.Page;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;

/** Locates the letter's characters on the pages of a PDF. */
final class PdfGlyphs {
  /**
   * A line's extent above and below its baseline, relative to the font size; the same for all
   * fonts.
   */
  private static final float ASCENT = 0.78f;

  private static final float DESCENT = -0.22f;

  /** The maximum number of glyphs (about 100 MB). The longest letters have a fifth of that. */
  private static final int MOST_SIGNS = 1_000_000;

  private PdfGlyphs() {}

  /** All pages in order; refused as {@link PdfText#pages} is. */
  static List<PageGlyphs> of(PdfFile file, LetterText text, Guard guard) throws IOException {
    List<Page> pages = text.pages();
    try (PDDocument document = file.open(guard)) {
      List<PageGlyphs> sheets = new ArrayList<>();
      Set<Integer> forms = PdfForm.intoPages(document, guard);
      int signs = 0;
      for (PDPage page : PdfText.pagesOf(document, guard)) {
        guard.nextPage();
        int number = sheets.size() + 1;
        Printed printed = Printed.on(document, page, number, forms.contains(number), guard);
        signs += printed.boxes.size();
        guard.tooLargeIf(signs > MOST_SIGNS);
        sheets.add(sheet(number, page, placed(printed, row(text, pages, number))));
      }
      guard.check();
      return List.copyOf(sheets);
    }
  }

  /** Returns the letter's text of a page; empty if there is no such page in the text. */
  private static GlyphMap.Row row(LetterText text, List<Page> pages, int number) {
    if (number > pages.size()) {
      return GlyphMap.Row.of("", 0);
    }
    Page page = pages.get(number - 1);
    return GlyphMap.Row.of(text.canonical().substring(page.start(), page.end()), page.start());
  }

  private static List<PageGlyphs.Glyph> placed(Printed printed, GlyphMap.Row text) {
    GlyphMap.Row signs = printed.row.done();
    int[] matches = GlyphMap.match(text.units(), signs.units());
    int[] starts = new int[printed.boxes.size()];
    int[] ends = new int[printed.boxes.size()];
    for (int at = 0; at < matches.length; at++) {
      if (matches[at] >= 0) {
        int sign = signs.origin(matches[at]);
        int index = text.origin(at);
        starts[sign] = ends[sign] == 0 ? index : Math.min(starts[sign], index);
        ends[sign] = Math.max(ends[sign], index + 1);
      }
    }
    List<PageGlyphs.Glyph> placed = new ArrayList<>();
    for (int sign = 0; sign < ends.length; sign++) {
      if (ends[sign] > 0) {
        placed.add(new PageGlyphs.Glyph(printed.boxes.get(sign), starts[sign], ends[sign]));
      }
    }
    placed.sort(Comparator.comparingInt(PageGlyphs.Glyph::start));
    return placed;
  }

  private static PageGlyphs sheet(int number, PDPage page, List<PageGlyphs.Glyph> placed) {
    boolean turned = page.getRotation() % 180 != 0;
    PDRectangle crop = page.getCropBox();
    double width = Math.max(1, turned ? crop.getHeight() : crop.getWidth());
    double height = Math.max(1, turned ? crop.getWidth() : crop.getHeight());
    return new PageGlyphs(number, width, height, placed);
  }

  /** Collects the glyphs of a page in the order in which the stripper writes them. */
  private static final class Printed extends GuardedStripper {
    private final GlyphMap.RowBuilder row = new GlyphMap.RowBuilder();
    private final List<PageBox> boxes = new ArrayList<>();
    private final AffineTransform seen;

    private Printed(AffineTransform seen, Guard guard) {
      super(guard);
      this.seen = seen;
    }

    static Printed on(PDDocument document, PDPage page, int number, boolean byPosition, Guard guard)
        throws IOException {
      Printed printed = new Printed(asSeen(page), guard);
      printed.byPosition(byPosition);
      printed.setStartPage(number);
      printed.setEndPage(number);
      printed.getText(document);
      return printed;
    }

    @Override
    protected void writeString(String word, List<TextPosition> positions) throws IOException {
      for (TextPosition position : positions) {
        row.add(position.getUnicode(), boxes.size());
        boxes.add(box(position));
      }
      super.writeString(word, positions);
    }

    private PageBox box(TextPosition position) {
      Matrix at = position.getTextMatrix();
      float x = at.getTranslateX();
      float y = at.getTranslateY();
      float upX = at.getValue(1, 0);
      float upY = at.getValue(1, 1);
      float alongX = position.getEndX() - x;
      float alongY = position.getEndY() - y;
      Path2D outline = new Path2D.Float();
      outline.moveTo(x + DESCENT * upX, y + DESCENT * upY);
      outline.lineTo(x + ASCENT * upX, y + ASCENT * upY);
      outline.lineTo(x + alongX + ASCENT * upX, y + alongY + ASCENT * upY);
      outline.lineTo(x + alongX + DESCENT * upX, y + alongY + DESCENT * upY);
      Rectangle2D box = outline.createTransformedShape(seen).getBounds2D();
      return new PageBox(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
    }

    /**
     * Returns the transformation from page space (upward, from the corner of the crop box) to the
     * page as displayed.
     */
    private static AffineTransform asSeen(PDPage page) {
      double width = page.getCropBox().getWidth();
      double height = page.getCropBox().getHeight();
      return switch (Math.floorMod(page.getRotation(), 360)) {
        case 90 -> new AffineTransform(0, 1, 1, 0, 0, 0);
        case 180 -> new AffineTransform(-1, 0, 0, 1, width, 0);
        case 270 -> new AffineTransform(0, -1, -1, 0, height, width);
        default -> new AffineTransform(1, 0, 0, -1, 0, height);
      };
    }
  }
}
