package imr.intake;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A letter's PDF opened for display: its pages, the location of the text on them, and rendered
 * images. Keeps the file's bytes in memory, but no images. Thread-safe.
 */
public final class PdfLetter {
  /** The maximum size of an image in pixels (64 MB), for any scale and paper size. */
  private static final double MOST_PIXELS = 16e6;

  private final PdfFile file;
  private final Limits limits;
  private final List<PageGlyphs> sheets;

  PdfLetter(PdfFile file, Limits limits, List<PageGlyphs> sheets) {
    this.file = file;
    this.limits = limits;
    this.sheets = List.copyOf(sheets);
  }

  /** Returns the pages in order, at least one. */
  public List<PageGlyphs> sheets() {
    return sheets;
  }

  /**
   * Renders a page. Empty if that fails or was canceled.
   *
   * @param page starting at 1
   * @param scale pixels per point; reduced if the image would exceed 16 million pixels
   * @param canceled checked on this thread many times per second; true stops rendering
   */
  public Optional<PageImage> picture(int page, double scale, BooleanSupplier canceled) {
    PageGlyphs sheet = sheets.get(page - 1);
    double largest = Math.sqrt(MOST_PIXELS / (sheet.width() * sheet.height()));
    PdfJob<PageImage> drawing = new PdfJob.Drawing(file, page, Math.min(scale, largest));
    return switch (PdfProcesses.SHARED.run(drawing, limits, canceled)) {
      case PdfAnswer.Done<PageImage>(PageImage picture) -> Optional.of(picture);
      case PdfAnswer.Trouble<PageImage>(_, Optional<PdfAnswer.Accident> accident) -> {
        // The page stays blank, and its text is still there.
        accident.ifPresent(a -> Intake.log("a page couldn't be drawn", a));
        yield Optional.empty();
      }
    };
  }
}
