package imr.intake;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * A foreign PDF.
 *
 * @param password opens it; mostly empty
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record PdfFile(byte[] bytes, String password) {
  /** Opens it with PDFBox; the guard is asked at every block. */
  PDDocument open(Guard guard) throws IOException {
    return Loader.loadPDF(new GuardedBytes(bytes, guard), password);
  }

  void write(DataOutputStream out) throws IOException {
    WireFormat.write(out, bytes);
    WireFormat.write(out, password);
  }

  static PdfFile read(DataInputStream in) throws IOException {
    return new PdfFile(WireFormat.bytes(in), WireFormat.text(in));
  }
}
