package imr.intake;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/** Draws one page; the guard is asked at every operator and every evaluation of a function. */
final class PdfPicture extends PDFRenderer {
  private static final int OPAQUE = 0xff000000;

  private final Guard guard;

  private PdfPicture(PDDocument document, Guard guard) {
    super(document);
    this.guard = guard;
    setSubsamplingAllowed(true);
  }

  /**
   * Draws a page from 1 on. The file is opened for it alone: it takes some milliseconds, and holds
   * nothing between two pages, so that pages may be drawn on any thread.
   *
   * @param scale pixels a point
   */
  static Picture of(PdfFile file, int page, double scale, Guard guard) throws IOException {
    try (PDDocument document = file.open(guard)) {
      guard.nextPage();
      GuardedFunctions.on(document.getPage(page - 1), guard);
      BufferedImage image =
          new PdfPicture(document, guard).renderImage(page - 1, (float) scale, ImageType.RGB);
      // PDFBox may have drawn around a stop, and given half a page
      guard.check();
      int width = image.getWidth();
      int height = image.getHeight();
      int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
      return new Picture(width, height, pixels).toned(pixel -> pixel | OPAQUE);
    }
  }

  @Override
  protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
    return new GuardedDrawer(parameters, guard);
  }
}
