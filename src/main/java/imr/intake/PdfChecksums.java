package imr.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * Verifies what PDFBox doesn't: a page's compressed operators end with a checksum (RFC 1950). A
 * single flipped bit in them changes the text without any other sign.
 */
final class PdfChecksums {
  private static final int BLOCK = 8192;

  private PdfChecksums() {}

  /** Returns whether every compressed content stream of the page matches its checksum. */
  static boolean hold(PDPage page, Guard guard) {
    Iterator<PDStream> streams = page.getContentStreams();
    while (streams.hasNext()) {
      PDStream stream = streams.next();
      boolean deflated = COSName.FLATE_DECODE.equals(stream.getCOSObject().getFilters());
      if (deflated && !holds(stream, guard)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(PDStream stream, Guard guard) {
    byte[] block = new byte[BLOCK];
    try (InputStream in = new InflaterInputStream(stream.getCOSObject().createRawInputStream())) {
      while (in.read(block) >= 0) {
        guard.check();
      }
      return true;
    } catch (IOException broken) {
      return false;
    }
  }
}
