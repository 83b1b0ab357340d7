package imr.intake;

import imr.letter.Original;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Splits a PDF into the pages that contain parts of its text. */
final class PdfParts implements Letters.Parts {
  private final byte[] file;
  private final String password;
  private final String canonical;
  private final Guard guard;

  /**
   * Creates a splitter.
   *
   * @param canonical the whole text, with a form feed between pages
   */
  PdfParts(byte[] file, String password, String canonical, Guard guard) {
    this.file = file;
    this.password = password;
    this.canonical = canonical;
    this.guard = guard;
  }

  @Override
  public Original whole() {
    return new Original(Original.Format.PDF, file);
  }

  @Override
  public Original part(int start, int end) throws IOException {
    int first = page(start);
    int last = page(end);
    try (PDDocument document = Loader.loadPDF(new GuardedBytes(file, guard), password)) {
      for (int page = document.getNumberOfPages() - 1; page >= 0; page--) {
        guard.check();
        if (page < first || page > last) {
          document.removePage(page);
        }
      }
      document.setAllSecurityToBeRemoved(true);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return new Original(Original.Format.PDF, out.toByteArray());
    }
  }

  /** Returns the page of an index, starting at 0. */
  private int page(int index) {
    return (int) canonical.substring(0, index).chars().filter(c -> c == '\f').count();
  }
}
