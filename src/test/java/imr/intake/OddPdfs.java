package imr.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.apache.pdfbox.util.Matrix;

/** PDFs with the same lines in the styles of various programs. */
public final class OddPdfs {
  private static final int LINES_A_PAGE = 50;
  private static final float SIZE = 9;
  private static final float PITCH = 13;

  private OddPdfs() {}

  private interface Making {
    void make(PDDocument document) throws IOException;
  }

  private interface Drawing {
    void draw(PDPageContentStream content, int page, int pages, List<String> lines)
        throws IOException;
  }

  /** Prints a blank line as a space. */
  public static byte[] of(List<String> lines) {
    return pages(
        lines, LINES_A_PAGE, 0, (content, page, pages, here) -> words(content, here, 0, 0));
  }

  /** Prints lines without blank ones in between, but with visible gaps. */
  public static byte[] spaced(List<String> lines) {
    return pages(
        lines,
        LINES_A_PAGE,
        0,
        (content, page, pages, here) -> {
          float y = 760;
          for (String line : here) {
            y -= line.endsWith(":") || line.contains("rationale") ? 1.6f * PITCH : PITCH;
            line(content, line, 60, y, font());
          }
        });
  }

  /** Prints rotated words on pages with a matching rotation. */
  public static byte[] turned(List<String> lines, int angle, int page) {
    return pages(
        lines,
        LINES_A_PAGE,
        page,
        (content, number, pages, here) -> {
          content.transform(
              switch (angle) {
                case 90 -> new Matrix(0, 1, -1, 0, 792, 0);
                case 180 -> new Matrix(-1, 0, 0, -1, 792, 792);
                case 270 -> new Matrix(0, -1, 1, 0, 0, 792);
                default -> new Matrix();
              });
          words(content, here, 0, 0);
        });
  }

  /** Prints all words twice, the second time with a small shift. */
  public static byte[] layered(List<String> lines, float right, float up) {
    return pages(
        lines,
        LINES_A_PAGE,
        0,
        (content, page, pages, here) -> {
          words(content, here, 0, 0);
          words(content, here, right, up);
        });
  }

  /** Adds a header and footer; {@code %d} is the page number, then the number of pages. */
  public static byte[] framed(List<String> lines, String header, String footer) {
    return framed(lines, 30, header, footer);
  }

  public static byte[] framed(List<String> lines, int linesAPage, String header, String footer) {
    return pages(
        lines,
        linesAPage,
        0,
        (content, page, pages, here) -> {
          line(content, header.formatted(page, pages), 60, 775, font());
          words(content, here, 0, 0);
          line(content, footer.formatted(page, pages), 250, 30, font());
        });
  }

  /** Puts values next to their labels in form fields. */
  public static byte[] form(List<String> lines, Map<String, String> values) {
    return made(
        document -> {
          List<String> all = new ArrayList<>(lines);
          all.addAll(0, values.keySet().stream().map(label -> label + ":").toList());
          draw(document, all, LINES_A_PAGE, 0, (c, page, pages, here) -> words(c, here, 0, 0));
          PDAcroForm form = new PDAcroForm(document);
          document.getDocumentCatalog().setAcroForm(form);
          PDResources resources = new PDResources();
          resources.put(COSName.HELV, font());
          form.setDefaultResources(resources);
          form.setDefaultAppearance("/Helv 9 Tf 0 g");
          float y = 760 - 2 * PITCH + 10;
          for (Map.Entry<String, String> value : values.entrySet()) {
            PDTextField field = new PDTextField(form);
            field.setPartialName(value.getKey());
            PDAnnotationWidget widget = field.getWidgets().getFirst();
            widget.setRectangle(new PDRectangle(200, y, 150, PITCH));
            widget.setPage(document.getPage(0));
            document.getPage(0).getAnnotations().add(widget);
            form.getFields().add(field);
            field.setValue(value.getValue());
            y -= PITCH;
          }
        });
  }

  public static byte[] commented(List<String> lines) {
    return made(
        document -> {
          draw(document, lines, LINES_A_PAGE, 0, (c, page, pages, here) -> words(c, here, 0, 0));
          PDAnnotationText comment = new PDAnnotationText();
          comment.setContents("Is this the right file?");
          comment.setRectangle(new PDRectangle(500, 700, 20, 20));
          document.getPage(0).getAnnotations().add(comment);
        });
  }

  /** Embeds a file with a given name. */
  public static byte[] attached(List<String> lines, String name, boolean portfolio) {
    return made(
        document -> {
          draw(document, lines, LINES_A_PAGE, 0, (c, page, pages, here) -> words(c, here, 0, 0));
          PDComplexFileSpecification file = new PDComplexFileSpecification();
          file.setFile(name);
          file.setEmbeddedFile(
              new PDEmbeddedFile(document, new java.io.ByteArrayInputStream(new byte[] {1})));
          PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
          tree.setNames(Map.of(name, file));
          PDDocumentNameDictionary names =
              new PDDocumentNameDictionary(document.getDocumentCatalog());
          names.setEmbeddedFiles(tree);
          document.getDocumentCatalog().setNames(names);
          if (portfolio) {
            document
                .getDocumentCatalog()
                .getCOSObject()
                .setItem(COSName.getPDFName("Collection"), new COSDictionary());
          }
        });
  }

  /** Prints lines in a font whose character map shifts each letter by one. */
  public static byte[] enciphered(List<String> lines, int from) {
    return made(
        document -> {
          PDFont wrong = font();
          COSStream map = document.getDocument().createCOSStream();
          try (var out = map.createOutputStream()) {
            String cmap =
                "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
                    + "/CMapName /Wrong def /CMapType 2 def\n"
                    + "1 begincodespacerange <00> <FF> endcodespacerange\n"
                    + "2 beginbfrange <20> <40> <0020> <41> <7A> <0042> endbfrange\n"
                    + "endcmap end end";
            out.write(cmap.getBytes(StandardCharsets.US_ASCII));
          }
          wrong.getCOSObject().setItem(COSName.TO_UNICODE, map);
          int[] at = {0};
          draw(
              document,
              lines,
              LINES_A_PAGE,
              0,
              (content, page, pages, here) -> {
                float y = 760;
                for (String line : here) {
                  line(content, line, 60, y -= PITCH, at[0]++ < from ? font() : wrong);
                }
              });
        });
  }

  private static PDFont font() {
    return new PDType1Font(Standard14Fonts.FontName.HELVETICA);
  }

  private static void words(PDPageContentStream content, List<String> lines, float x, float y)
      throws IOException {
    PDFont font = font();
    float at = 760 + y;
    for (String line : lines) {
      line(content, line, 60 + x, at -= PITCH, font);
    }
  }

  private static void line(PDPageContentStream content, String line, float x, float y, PDFont font)
      throws IOException {
    if (!line.isEmpty()) {
      content.beginText();
      content.setFont(font, SIZE);
      content.newLineAtOffset(x, y);
      content.showText(line);
      content.endText();
    }
  }

  private static byte[] pages(List<String> lines, int linesAPage, int turned, Drawing drawing) {
    return made(document -> draw(document, lines, linesAPage, turned, drawing));
  }

  private static void draw(
      PDDocument document, List<String> lines, int linesAPage, int turned, Drawing drawing)
      throws IOException {
    PdfText.warmUp();
    int pages = (lines.size() + linesAPage - 1) / linesAPage;
    for (int page = 1; page <= pages; page++) {
      PDPage made = new PDPage(new PDRectangle(792, 792));
      made.setRotation(turned);
      document.addPage(made);
      int from = (page - 1) * linesAPage;
      List<String> here = lines.subList(from, Math.min(lines.size(), from + linesAPage));
      try (PDPageContentStream content = new PDPageContentStream(document, made)) {
        drawing.draw(content, page, pages, here);
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
}
