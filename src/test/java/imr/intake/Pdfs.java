package imr.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** PDFs for tests, valid and damaged. */
public final class Pdfs {
  /** Enough of a fictitious letter in form C to be recognized. */
  public static final List<String> LETTER =
      List.of(
          "CLINICAL CASE SUMMARY",
          "A 51 year old man hurt his left knee on 3/4/2016.",
          "IMR ISSUES, DECISIONS AND RATIONALES",
          "Knee brace: Upheld",
          "Claims Administrator guideline: The Claims Administrator named none.",
          "MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004.",
          "Decision rationale: A brace is not medically necessary.");

  private Pdfs() {}

  /** Creates one page per list of lines; an empty list gives an empty page. */
  public static byte[] pages(List<List<String>> pages) {
    return made(document -> addPages(document, pages));
  }

  /** Creates a letter that contains a number, so that no two are the same. */
  public static byte[] letter(int number) {
    return pages(List.of(List.of("Case Number: CM16-" + number), LETTER));
  }

  /** Creates a letter with a password. */
  public static byte[] locked(String password) {
    return encrypted("owner of " + password, password, LETTER);
  }

  /** Creates a page with a gray square and no text. */
  public static byte[] scan() {
    return operators("q 200 0 0 200 100 100 cm 0.5 g 0 0 1 1 re f Q");
  }

  /** Creates a page that takes seconds to read and has no text. */
  public static byte[] slow() {
    return operators("q Q ".repeat(5_000_000));
  }

  static byte[] encrypted(String ownerPassword, String userPassword, List<String> page) {
    return made(
        document -> {
          addPages(document, List.of(page));
          StandardProtectionPolicy policy =
              new StandardProtectionPolicy(ownerPassword, userPassword, new AccessPermission());
          policy.setEncryptionKeyLength(256);
          document.protect(policy);
        });
  }

  /**
   * Creates a page with words covered by a shading whose color is computed for every point by a
   * PostScript function with a given number of steps (PDF 1.7, 7.10.5 and 8.7.4.5.2).
   */
  static byte[] shaded(int steps) {
    return made(
        document -> {
          addPages(document, List.of(LETTER));
          COSStream function = document.getDocument().createCOSStream();
          function.setInt(COSName.FUNCTION_TYPE, 4);
          function.setItem(COSName.DOMAIN, numbers(0, 1, 0, 1));
          function.setItem(COSName.RANGE, numbers(0, 1));
          try (var out = function.createOutputStream(COSName.FLATE_DECODE)) {
            String program = "{ add 2 div " + "dup sin add 2 div ".repeat(steps / 5) + "}";
            out.write(program.getBytes(StandardCharsets.ISO_8859_1));
          }
          COSDictionary shading = new COSDictionary();
          shading.setInt(COSName.SHADING_TYPE, 1);
          shading.setItem(COSName.COLORSPACE, COSName.DEVICEGRAY);
          shading.setItem(COSName.MATRIX, numbers(612, 0, 0, 792, 0, 0));
          shading.setItem(COSName.FUNCTION, function);
          PDPage page = document.getPage(0);
          COSDictionary shadings = new COSDictionary();
          shadings.setItem(COSName.getPDFName("S1"), shading);
          page.getResources().getCOSObject().setItem(COSName.SHADING, shadings);
          try (PDPageContentStream more =
              new PDPageContentStream(
                  document, page, PDPageContentStream.AppendMode.APPEND, true)) {
            more.shadingFill(page.getResources().getShading(COSName.getPDFName("S1")));
          }
        });
  }

  private static COSArray numbers(int... numbers) {
    COSArray array = new COSArray();
    IntStream.of(numbers).forEach(n -> array.add(COSInteger.get(n)));
    return array;
  }

  /** Creates a page with a compressed content stream of the given operators. */
  static byte[] operators(String operators) {
    return made(
        document -> {
          PDPage page = new PDPage();
          document.addPage(page);
          PDStream contents = new PDStream(document);
          try (var out = contents.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(operators.getBytes(StandardCharsets.ISO_8859_1));
          }
          page.setContents(contents);
        });
  }

  /**
   * Creates a page with two content streams, the first of which unpacks to a given number of
   * megabytes of spaces.
   */
  static byte[] decompressionBomb(int megabytes) {
    return made(
        document -> {
          addPages(document, List.of(LETTER));
          COSStream bomb = document.getDocument().createCOSStream();
          byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.ISO_8859_1);
          try (var out = bomb.createOutputStream(COSName.FLATE_DECODE)) {
            for (int written = 0; written < megabytes; written++) {
              out.write(blanks);
            }
          }
          document.getPage(0).setContents(List.of(new PDStream(bomb), new PDStream(bomb)));
        });
  }

  /** Creates a PDF that claims to have a billion pages but has one. */
  static byte[] lyingPageCount() {
    return made(
        document -> {
          addPages(document, List.of(LETTER));
          COSDictionary tree = document.getPages().getCOSObject();
          tree.setInt(COSName.COUNT, 1_000_000_000);
        });
  }

  private static void addPages(PDDocument document, List<List<String>> pages) throws IOException {
    // so that PDFBox does not tell the console of each font that it has to replace
    PdfText.warmUp();
    PDType1Font font = new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN);
    for (List<String> lines : pages) {
      PDPage page = new PDPage();
      document.addPage(page);
      if (lines.isEmpty()) {
        continue;
      }
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        float y = 740;
        for (String line : lines) {
          content.beginText();
          content.setFont(font, 11);
          content.newLineAtOffset(72, y -= 14);
          content.showText(line);
          content.endText();
        }
      }
    }
  }

  private static byte[] made(Making making) {
    try (PDDocument document = new PDDocument()) {
      making.make(document);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Making {
    void make(PDDocument document) throws IOException;
  }
}
