package imr.intake;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/** Renders a page, calling the guard at every operator and every evaluation of a function. */
final class PdfPageRenderer extends PDFRenderer {
  private static final int OPAQUE = 0xff000000;

  private final Guard guard;

  private PdfPageRenderer(PDDocument document, Guard guard) {
    super(document);
    this.guard = guard;
    setSubsamplingAllowed(true);
  }

  /**
   * Renders a page. The file is opened for each page, which takes a few milliseconds but keeps no
   * state, so that pages can be rendered on any thread.
   *
   * @param page starting at 1
   * @param scale pixels per point
   */
  static PageImage of(PdfFile file, int page, double scale, Guard guard) throws IOException {
    try (PDDocument document = file.open(guard)) {
      guard.nextPage();
      GuardedFunctions.on(document.getPage(page - 1), guard);
      BufferedImage image =
          new PdfPageRenderer(document, guard).renderImage(page - 1, (float) scale, ImageType.RGB);
      // PDFBox may have ignored the stop and returned half a page.
      guard.check();
      int width = image.getWidth();
      int height = image.getHeight();
      int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
      return new PageImage(width, height, pixels).toned(pixel -> pixel | OPAQUE);
    }
  }

  @Override
  protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
    return new GuardedDrawer(parameters, guard);
  }
}
