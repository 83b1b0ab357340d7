package imr.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;

/** Small PDFs with a single operator that would keep Java2D or PDFBox busy for minutes. */
final class HostilePdfs {
  private static final String WHOLE_PAGE = "0 0 612 792 re f\n";

  private final Random random = new Random(20261130);
  private final Map<String, byte[]> all = new LinkedHashMap<>();

  private HostilePdfs() {}

  /** Returns the files, by what is hostile in them. */
  static Map<String, byte[]> all() {
    HostilePdfs pdfs = new HostilePdfs();
    try {
      pdfs.paths();
      pdfs.patterns();
      pdfs.objects();
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return pdfs.all;
  }

  /** Adds to an empty page with the given resources. */
  private interface Making {
    void on(PDDocument document, PDPage page, COSDictionary resources) throws IOException;
  }

  private void add(String name, Making making) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      PDResources resources = new PDResources();
      page.setResources(resources);
      making.on(document, page, resources.getCOSObject());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      all.put(name, out.toByteArray());
    }
  }

  private void content(String name, String operators) throws IOException {
    add(name, (document, page, _) -> put(document, page, operators));
  }

  private static void put(PDDocument document, PDPage page, String operators) throws IOException {
    page.getCOSObject().setItem(COSName.CONTENTS, stream(document, bytes(operators)));
  }

  private static byte[] bytes(String operators) {
    return operators.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static COSStream stream(PDDocument document, byte[] bytes) throws IOException {
    COSStream stream = document.getDocument().createCOSStream();
    try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(bytes);
    }
    return stream;
  }

  private static COSArray numbers(double... numbers) {
    COSArray array = new COSArray();
    for (double number : numbers) {
      array.add(new COSFloat((float) number));
    }
    return array;
  }

  private static void resource(COSDictionary resources, String kind, COSDictionary what) {
    COSDictionary named = new COSDictionary();
    named.setItem("X", what);
    resources.setItem(COSName.getPDFName(kind), named);
  }

  private String zigzag(int lines) {
    StringBuilder path = new StringBuilder("0 0 m\n");
    for (int i = 0; i < lines; i++) {
      path.append(random.nextInt(612)).append(' ').append(random.nextInt(792)).append(" l\n");
    }
    return path.toString();
  }

  private void paths() throws IOException {
    content("a clip of 20,000 crossing lines", zigzag(20_000) + "W n\n" + WHOLE_PAGE);
    content("50 clips", (zigzag(2000) + "W* n\n").repeat(50) + WHOLE_PAGE);
    StringBuilder combs = new StringBuilder();
    for (int i = 0; i < 600; i++) {
      combs.append(i).append(" 0 0.5 792 re ");
    }
    combs.append("W n ");
    for (int i = 0; i < 700; i++) {
      combs.append("0 ").append(i).append(" 612 0.5 re ");
    }
    content("two clips like combs", combs + "W n " + WHOLE_PAGE);
    content("a filled path of 500,000 lines", zigzag(500_000) + "f\n");
    content("a broad line of 300,000 pieces", "30 w 1 J 1 j\n" + zigzag(300_000) + "S\n");
    content("tiny dashes", "[0.06 0.06] 0 d 20 w 1 J 1 j\n" + zigzag(5000) + "S\n");
  }

  private void patterns() throws IOException {
    add(
        "text as a clip",
        (document, page, resources) -> {
          COSDictionary font = new COSDictionary();
          font.setItem(COSName.TYPE, COSName.FONT);
          font.setItem(COSName.SUBTYPE, COSName.TYPE1);
          font.setItem(COSName.BASE_FONT, COSName.getPDFName("Helvetica"));
          resource(resources, "Font", font);
          String words = "B8@&".repeat(5000);
          put(document, page, "BT 7 Tr /X 30 Tf 0 100 Td (" + words + ") Tj ET " + WHOLE_PAGE);
        });
    add(
        "a mesh",
        (document, page, resources) -> {
          resource(resources, "Shading", mesh(document));
          put(document, page, "/X sh");
        });
    add(
        "a pattern of a mesh",
        (document, page, resources) -> {
          COSDictionary pattern = new COSDictionary();
          pattern.setInt(COSName.PATTERN_TYPE, 2);
          pattern.setItem(COSName.SHADING, mesh(document));
          resource(resources, "Pattern", pattern);
          put(document, page, "/Pattern cs /X scn " + WHOLE_PAGE);
        });
  }

  private COSStream mesh(PDDocument document) throws IOException {
    byte[] vertices = new byte[6 * 300_000];
    random.nextBytes(vertices);
    COSStream mesh = stream(document, vertices);
    mesh.setInt(COSName.SHADING_TYPE, 5);
    mesh.setItem(COSName.COLORSPACE, COSName.DEVICEGRAY);
    mesh.setInt(COSName.getPDFName("BitsPerCoordinate"), 16);
    mesh.setInt(COSName.BITS_PER_COMPONENT, 16);
    mesh.setInt(COSName.getPDFName("VerticesPerRow"), 2);
    mesh.setItem(COSName.DECODE, numbers(0, 612, 0, 792, 0, 1));
    return mesh;
  }

  private void objects() throws IOException {
    add(
        "an image 5,000 times",
        (document, page, resources) -> {
          COSStream image = stream(document, new byte[3000 * 3000]);
          image.setItem(COSName.SUBTYPE, COSName.IMAGE);
          image.setInt(COSName.WIDTH, 3000);
          image.setInt(COSName.HEIGHT, 3000);
          image.setInt(COSName.BITS_PER_COMPONENT, 8);
          image.setItem(COSName.COLORSPACE, COSName.DEVICEGRAY);
          resource(resources, "XObject", image);
          put(document, page, "612 0 0 792 0 0 cm " + "/X Do ".repeat(5000));
        });
    add(
        "forms that draw each other",
        (document, page, resources) -> {
          COSStream form = form(document, WHOLE_PAGE, new COSDictionary());
          for (int i = 0; i < 25; i++) {
            COSDictionary inner = new COSDictionary();
            resource(inner, "XObject", form);
            form = form(document, "/X Do /X Do /X Do /X Do", inner);
          }
          resource(resources, "XObject", form);
          put(document, page, "/X Do");
        });
    content("five million operators", "q Q ".repeat(5_000_000));
    content("nested dictionaries", "<<".repeat(2_000_000));
  }

  private static COSStream form(PDDocument document, String operators, COSDictionary resources)
      throws IOException {
    COSStream form = stream(document, bytes(operators));
    form.setItem(COSName.SUBTYPE, COSName.FORM);
    form.setItem(COSName.BBOX, numbers(0, 0, 612, 792));
    form.setItem(COSName.RESOURCES, resources);
    return form;
  }
}
