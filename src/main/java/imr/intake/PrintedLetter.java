package imr.intake;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A letter's PDF, opened to be looked at: its pages, where the letter's text stands on them, and
 * their pictures. Holds the file's bytes and no picture; safe from any thread.
 */
public final class PrintedLetter {
  /** A picture has at most so many pixels (64 MB), whatever the scale and the paper. */
  private static final double MOST_PIXELS = 16e6;

  private final PdfFile file;
  private final Limits limits;
  private final List<Sheet> sheets;

  PrintedLetter(PdfFile file, Limits limits, List<Sheet> sheets) {
    this.file = file;
    this.limits = limits;
    this.sheets = List.copyOf(sheets);
  }

  /** The pages in order, at least one. */
  public List<Sheet> sheets() {
    return sheets;
  }

  /**
   * Draws a page; empty where it cannot be drawn or is no longer wanted.
   *
   * @param page from 1
   * @param scale pixels a point; less is taken where the picture would grow beyond 16 million
   * @param canceled asked on this thread, many times a second; true ends the drawing
   */
  public Optional<Picture> picture(int page, double scale, BooleanSupplier canceled) {
    Sheet sheet = sheets.get(page - 1);
    double largest = Math.sqrt(MOST_PIXELS / (sheet.width() * sheet.height()));
    PdfJob<Picture> drawing = new PdfJob.Drawing(file, page, Math.min(scale, largest));
    return switch (PdfProcesses.SHARED.run(drawing, limits, canceled)) {
      case PdfAnswer.Done<Picture>(Picture picture) -> Optional.of(picture);
      case PdfAnswer.Trouble<Picture>(_, Optional<PdfAnswer.Accident> accident) -> {
        // The page stays blank, and its text is still there.
        accident.ifPresent(a -> Intake.log("a page could not be drawn", a));
        yield Optional.empty();
      }
    };
  }
}
