package imr.intake;

import imr.letter.LetterText;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * What is done with a foreign PDF, and how the order and its result are written from one process to
 * another.
 *
 * @param <T> the result
 */
sealed interface PdfJob<T> {

  /** Does it on this thread. */
  T run(Guard guard, PdfWarnings remarks) throws IOException;

  void write(DataOutputStream out) throws IOException;

  void writeResult(T result, DataOutputStream out) throws IOException;

  T readResult(DataInputStream in) throws IOException;

  /** The job that {@link #write} wrote. */
  static PdfJob<?> read(DataInputStream in) throws IOException {
    return switch (in.readByte()) {
      case Text.KIND -> new Text(PdfFile.read(in));
      case Part.KIND -> new Part(PdfFile.read(in), in.readInt(), in.readInt());
      case Places.KIND -> new Places(PdfFile.read(in), WireFormat.text(in));
      case Drawing.KIND -> new Drawing(PdfFile.read(in), in.readInt(), in.readDouble());
      default -> throw new IOException("no such job");
    };
  }

  /** What {@link Text} gives: the text, and what PDFBox remarked. */
  record TextRead(PdfText.PdfContent reading, List<String> remarks) {}

  /** Reads the text. */
  record Text(PdfFile file) implements PdfJob<TextRead> {
    private static final byte KIND = 1;

    @Override
    public TextRead run(Guard guard, PdfWarnings remarks) throws IOException {
      return new TextRead(PdfText.pages(file, guard), remarks.heard());
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
      out.writeByte(KIND);
      file.write(out);
    }

    @Override
    public void writeResult(TextRead result, DataOutputStream out) throws IOException {
      result.reading.write(out);
      WireFormat.write(out, result.remarks, WireFormat::write);
    }

    @Override
    public TextRead readResult(DataInputStream in) throws IOException {
      return new TextRead(PdfText.PdfContent.read(in), WireFormat.list(in, WireFormat::text));
    }
  }

  /**
   * Makes a file of some of the pages.
   *
   * @param first from 0
   * @param last it too is in the file
   */
  record Part(PdfFile file, int first, int last) implements PdfJob<byte[]> {
    private static final byte KIND = 2;

    @Override
    public byte[] run(Guard guard, PdfWarnings remarks) throws IOException {
      try (PDDocument document = file.open(guard)) {
        for (int page = document.getNumberOfPages() - 1; page >= 0; page--) {
          guard.check();
          if (page < first || page > last) {
            document.removePage(page);
          }
        }
        document.setAllSecurityToBeRemoved(true);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
      }
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
      out.writeByte(KIND);
      file.write(out);
      out.writeInt(first);
      out.writeInt(last);
    }

    @Override
    public void writeResult(byte[] result, DataOutputStream out) throws IOException {
      WireFormat.write(out, result);
    }

    @Override
    public byte[] readResult(DataInputStream in) throws IOException {
      return WireFormat.bytes(in);
    }
  }

  /**
   * Finds where the letter's text stands on the pages.
   *
   * @param canonical the letter's text
   */
  record Places(PdfFile file, String canonical) implements PdfJob<List<PageGlyphs>> {
    private static final byte KIND = 3;

    @Override
    public List<PageGlyphs> run(Guard guard, PdfWarnings remarks) throws IOException {
      return PdfGlyphs.of(file, new LetterText(canonical), guard);
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
      out.writeByte(KIND);
      file.write(out);
      WireFormat.write(out, canonical);
    }

    @Override
    public void writeResult(List<PageGlyphs> result, DataOutputStream out) throws IOException {
      WireFormat.write(out, result, (to, sheet) -> sheet.write(to));
    }

    @Override
    public List<PageGlyphs> readResult(DataInputStream in) throws IOException {
      return WireFormat.list(in, PageGlyphs::read);
    }
  }

  /**
   * Draws a page.
   *
   * @param page from 1
   * @param scale pixels a point
   */
  record Drawing(PdfFile file, int page, double scale) implements PdfJob<PageImage> {
    private static final byte KIND = 4;

    @Override
    public PageImage run(Guard guard, PdfWarnings remarks) throws IOException {
      return PdfPageRenderer.of(file, page, scale, guard);
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
      out.writeByte(KIND);
      file.write(out);
      out.writeInt(page);
      out.writeDouble(scale);
    }

    @Override
    public void writeResult(PageImage result, DataOutputStream out) throws IOException {
      result.write(out);
    }

    @Override
    public PageImage readResult(DataInputStream in) throws IOException {
      return PageImage.read(in);
    }
  }
}
