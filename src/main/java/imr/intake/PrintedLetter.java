package imr.intake;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A letter's PDF opened for display: its pages, the location of the text on them, and rendered
 * images. Keeps the file's bytes in memory, but no images. Thread-safe.
 */
public final class PrintedLetter {
  /** The maximum size of an image in pixels (64 MB), for any scale and paper size. */
  private static final double MOST_PIXELS = 16e6;

  private final byte[] file;
  private final String password;
  private final Limits limits;
  private final List<Sheet> sheets;

  PrintedLetter(byte[] file, String password, Limits limits, List<Sheet> sheets) {
    this.file = file;
    this.password = password;
    this.limits = limits;
    this.sheets = List.copyOf(sheets);
  }

  /** Returns the pages in order, at least one. */
  public List<Sheet> sheets() {
    return sheets;
  }

  /**
   * Renders a page. Empty if that fails or was canceled.
   *
   * @param page starting at 1
   * @param scale pixels per point; reduced if the image would exceed 16 million pixels
   * @param canceled checked on this thread many times per second; true stops rendering
   */
  public Optional<Picture> picture(int page, double scale, BooleanSupplier canceled) {
    Sheet sheet = sheets.get(page - 1);
    double largest = Math.sqrt(MOST_PIXELS / (sheet.width() * sheet.height()));
    Guard guard = new Guard(limits, canceled);
    try (PdfRemarks _ = PdfRemarks.listen()) {
      return Optional.of(PdfPicture.of(file, password, page, Math.min(scale, largest), guard));
    } catch (Throwable damage) {
      // why: a foreign file can make PDFBox throw anything, and none of it may end the program; the
      // page stays blank, and its text is still available.
      Intake.logUnlessForeseen("a page could not be drawn", damage);
      return Optional.empty();
    }
  }
}
