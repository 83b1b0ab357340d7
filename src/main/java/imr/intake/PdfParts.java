package imr.intake;

import imr.letter.OriginalFile;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** Splits a PDF into the pages that contain parts of its text. */
final class PdfParts implements LetterFactory.Parts {
  private final PdfFile file;
  private final String canonical;
  private final Limits limits;
  private final BooleanSupplier canceled;

  /**
   * Creates a splitter.
   *
   * @param canonical the whole text, with a form feed between pages
   */
  PdfParts(PdfFile file, String canonical, Limits limits, BooleanSupplier canceled) {
    this.file = file;
    this.canonical = canonical;
    this.limits = limits;
    this.canceled = canceled;
  }

  @Override
  public OriginalFile whole() {
    return new OriginalFile(OriginalFile.OriginalType.PDF, file.bytes());
  }

  @Override
  public OriginalFile part(int start, int end) throws IOException {
    PdfJob<byte[]> part = new PdfJob.Part(file, page(start), page(end));
    return switch (PdfProcesses.SHARED.run(part, limits, canceled)) {
      case PdfAnswer.Done<byte[]>(byte[] bytes) ->
          new OriginalFile(OriginalFile.OriginalType.PDF, bytes);
      case PdfAnswer.Trouble<byte[]> _ -> throw new IOException("some pages can't be split off");
    };
  }

  /** Returns the page of an index, starting at 0. */
  private int page(int index) {
    return (int) canonical.substring(0, index).chars().filter(c -> c == '\f').count();
  }
}
