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
  T run(Guard guard, PdfRemarks remarks) throws IOException;

  void write(DataOutputStream out) throws IOException;

  void writeResult(T result, DataOutputStream out) throws IOException;

  T readResult(DataInputStream in) throws IOException;

  /** The job that {@link #write} wrote. */
  static PdfJob<?> read(DataInputStream in) throws IOException {
    return switch (in.readByte()) {
      case Text.KIND -> new Text(PdfFile.read(in));
      case Part.KIND -> new Part(PdfFile.read(in), in.readInt(), in.readInt());
      case Places.KIND -> new Places(PdfFile.read(in), Wire.text(in));
      case Drawing.KIND -> new Drawing(PdfFile.read(in), in.readInt(), in.readDouble());
      default -> throw new IOException("no such job");
    };
  }

  /** What {@link Text} gives: the text, and what PDFBox remarked. */
  record TextRead(PdfText.Reading reading, List<String> remarks) {}

  /** Reads the text. */
  record Text(PdfFile file) implements PdfJob<TextRead> {
    private static final byte KIND = 1;

    @Override
    public TextRead run(Guard guard, PdfRemarks remarks) throws IOException {
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
      Wire.write(out, result.remarks, Wire::write);
    }

    @Override
    public TextRead readResult(DataInputStream in) throws IOException {
      return new TextRead(PdfText.Reading.read(in), Wire.list(in, Wire::text));
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
    public byte[] run(Guard guard, PdfRemarks remarks) throws IOException {
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
      Wire.write(out, result);
    }

    @Override
    public byte[] readResult(DataInputStream in) throws IOException {
      return Wire.bytes(in);
    }
  }

  /**
   * Finds where the letter's text stands on the pages.
   *
   * @param canonical the letter's text
   */
  record Places(PdfFile file, String canonical) implements PdfJob<List<Sheet>> {
    private static final byte KIND = 3;

    @Override
    public List<Sheet> run(Guard guard, PdfRemarks remarks) throws IOException {
      return PdfSheets.of(file, new LetterText(canonical), guard);
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
      out.writeByte(KIND);
      file.write(out);
      Wire.write(out, canonical);
    }

    @Override
    public void writeResult(List<Sheet> result, DataOutputStream out) throws IOException {
      Wire.write(out, result, (to, sheet) -> sheet.write(to));
    }

    @Override
    public List<Sheet> readResult(DataInputStream in) throws IOException {
      return Wire.list(in, Sheet::read);
    }
  }

  /**
   * Draws a page.
   *
   * @param page from 1
   * @param scale pixels a point
   */
  record Drawing(PdfFile file, int page, double scale) implements PdfJob<Picture> {
    private static final byte KIND = 4;

    @Override
    public Picture run(Guard guard, PdfRemarks remarks) throws IOException {
      return PdfPicture.of(file, page, scale, guard);
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
      out.writeByte(KIND);
      file.write(out);
      out.writeInt(page);
      out.writeDouble(scale);
    }

    @Override
    public void writeResult(Picture result, DataOutputStream out) throws IOException {
      result.write(out);
    }

    @Override
    public Picture readResult(DataInputStream in) throws IOException {
      return Picture.read(in);
    }
  }
}
