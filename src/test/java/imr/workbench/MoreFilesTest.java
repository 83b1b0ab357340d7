package imr.workbench;

import static imr.workbench.FileCases.letter;
import static imr.workbench.FileCases.outcome;
import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.intake.MadeUpLetter;
import imr.intake.OddPdfs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Further makes of the same letter: each gives the values of the undisturbed one. */
final class MoreFilesTest {
  private static final String TEXT = MadeUpLetter.TEXT;
  private static final List<String> RIGHT =
      FileCases.values(letter(outcome("letter.txt", TEXT.getBytes(StandardCharsets.UTF_8))));

  private final Map<String, byte[]> all = new LinkedHashMap<>();

  private void text(String name, String text) {
    text(name, text, StandardCharsets.UTF_8);
  }

  private void text(String name, String text, Charset charset) {
    all.put(name + ".txt", text.getBytes(charset));
  }

  static Stream<Arguments> texts() {
    MoreFilesTest files = new MoreFilesTest();
    for (String charset :
        List.of("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "windows-1252", "ISO-8859-15")) {
      files.text(charset, TEXT, Charset.forName(charset));
      files.text(charset + ", Windows", TEXT.replace("\n", "\r\n"), Charset.forName(charset));
    }
    files.text("UTF-8 with two marks", "\uFEFF\uFEFF" + TEXT);
    files.text("CR CR LF", TEXT.replace("\n", "\r\r\n"));
    files.text("mixed line ends", mixed());
    files.text("double spaced", TEXT.replace("\n", "\n\n"));
    files.text("trailing blanks", TEXT.replace("\n", "   \n"));
    files.text("indented", TEXT.replaceAll("(?m)^", "    "));
    files.text("indented with tabs", TEXT.replaceAll("(?m)^", "\t"));
    files.text("two blanks", TEXT.replace(" ", "  "));
    for (int blank :
        new int[] {0x2002, 0x2003, 0x2009, 0x202F, 0x3000, 0x205F, 0x2007, 0x9, 0x2800, 0x1680}) {
      files.text("blank %04X".formatted(blank), TEXT.replace(' ', (char) blank));
    }
    for (int page : new int[] {10, 25, 40}) {
      files.text("form feed every " + page + " lines", paged(page, "\f"));
      files.text("form feed line every " + page + " lines", paged(page, "\n\f\n"));
    }
    for (int width : new int[] {30, 45, 60, 132, 400}) {
      files.text("wrapped at " + width, wrapped(width));
    }
    files.text("decomposed", Normalizer.normalize(TEXT, Normalizer.Form.NFD));
    files.text(
        "everything at once",
        Normalizer.normalize(TEXT, Normalizer.Form.NFD)
            .replace("fi", "\uFB01")
            .replace(' ', '\u00A0')
            .replace("-", "\u2011")
            .replace("\n", "\u2028")
            .replace("e", "e\u200D"));
    files.text("curly", TEXT.replace("'", "\u2019").replace("\"", "\u201D"));
    files.text(
        "full width digits",
        TEXT.chars()
            .map(c -> c >= '0' && c <= '9' ? c - '0' + 0xFF10 : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString());
    for (int c :
        new int[] {
          0xFE00, 0xE0100, 0x1D173, 0x206A, 0x115F, 0x3164, 0xFFA0, 0xFFF9, 0x17B4, 0x180B, 0x2063,
          0x2064, 0xE007F, 0x1160
        }) {
      files.text(
          "invisible %04X".formatted(c),
          TEXT.replaceAll("(\\p{L})(\\p{L})", "$1" + Character.toString(c) + "$2"));
    }
    return files.all.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  private static String mixed() {
    StringBuilder mixed = new StringBuilder();
    int[] line = {0};
    TEXT.lines()
        .forEach(l -> mixed.append(l).append(List.of("\n", "\r\n", "\r").get(line[0]++ % 3)));
    return mixed.toString();
  }

  private static String paged(int lines, String between) {
    StringBuilder paged = new StringBuilder();
    int line = 0;
    for (String each : TEXT.lines().toList()) {
      paged.append(each).append(++line % lines == 0 ? between : "\n");
    }
    return paged.toString();
  }

  private static String wrapped(int width) {
    StringBuilder wrapped = new StringBuilder();
    for (String paragraph : TEXT.split("\n", -1)) {
      int column = 0;
      for (String word : paragraph.split(" ", -1)) {
        if (column > 0 && column + word.length() > width) {
          wrapped.append('\n');
          column = 0;
        }
        wrapped.append(column > 0 ? " " : "").append(word);
        column += word.length() + 1;
      }
      wrapped.append('\n');
    }
    return wrapped.toString();
  }

  static Stream<Arguments> pdfs() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    List<String> lines = MadeUpLetter.lines();
    List<String> packed = lines.stream().filter(l -> !l.isBlank()).toList();
    for (String footer :
        List.of(
            "4/24/2018 10:32 AM      %d/%d",
            "- %d -",
            "Page: %d",
            "p. %d",
            "CM18-0770012 | %d of %d",
            "file:///C:/letters/CM18-0770012.htm   %d/%d",
            "Form DWC-IMR (rev. 7/2013), page %d",
            "[%d]")) {
      all.put("footer " + footer, OddPdfs.framed(lines, "", footer));
      all.put("header " + footer, OddPdfs.framed(lines, footer, ""));
      all.put(
          "short pages, footer " + footer,
          OddPdfs.framed(lines, 20, "Independent Medical Review", footer));
    }
    for (int angle : new int[] {0, 90, 180, 270}) {
      for (int page : new int[] {0, 90, 180, 270}) {
        all.put("turned " + angle + ", " + page, OddPdfs.turned(packed, angle, page));
      }
    }
    all.put("layer to the right", OddPdfs.layered(lines, 35, 0));
    all.put("layer below, to the left", OddPdfs.layered(lines, -20, 25));
    all.put("near layer", OddPdfs.layered(packed, 0.3f, 0.3f));
    all.put("spaced", OddPdfs.spaced(lines));
    return all.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"texts"})
  void aTextGivesTheSameValues(String name, byte[] file) {
    assertEquals(RIGHT, FileCases.values(letter(outcome(name, file))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"pdfs"})
  void aPdfGivesTheSameValues(String name, byte[] file) {
    assertEquals(RIGHT, FileCases.values(letter(outcome("letter.pdf", file))), name);
  }

  private static final List<String> PARAGRAPHS =
      TEXT.lines().map(l -> l.replace("&", "&amp;").replace("<", "&lt;")).toList();

  /** All lines, each with something before and after it. */
  private static String each(String before, String after) {
    return PARAGRAPHS.stream().map(l -> before + l + after).collect(Collectors.joining());
  }

  private static String runs(String before, String after) {
    return PARAGRAPHS.stream()
        .map(l -> "<w:p>" + l.replaceAll("(\\w+|\\W)", before + "$1" + after) + "</w:p>")
        .collect(Collectors.joining());
  }

  static Stream<Arguments> documents() throws IOException {
    Map<String, byte[]> all = new LinkedHashMap<>();
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("a.html", "<html><body><pre>" + each("", "\n") + "</pre></body></html>");
    pages.put("b.html", "<html><body><p>" + each("", "<br>\n") + "</p></body></html>");
    pages.put(
        "c.htm",
        "<HTML><HEAD><TITLE>Upheld</TITLE><SCRIPT>var a = 'Upheld';</SCRIPT></HEAD><BODY>"
            + each("<DIV>", "&nbsp;</DIV>")
            + "</BODY></HTML>");
    pages.put("d.html", "<html><body>" + each("<p><span>", "</span></p>") + "</body></html>");
    pages.put(
        "e.xhtml",
        "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body>"
            + each("<p>", "</p>")
            + "</body></html>");
    pages.put(
        "f.rtf",
        "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Times;}}{\\info{\\title Upheld}}\\pard "
            + each("", "\\par\n")
            + "}");
    pages.put("g.rtf", "{\\rtf1\\ansi " + each("", "\\line ").replace(" ", "\\~") + "}");
    pages.put("h.rtf", "{\\rtf1\\mac " + each("{\\b ", "}\\par ") + "}");
    pages.forEach((name, page) -> all.put(name, page.getBytes(StandardCharsets.UTF_8)));
    String b = pages.getOrDefault("b.html", "");
    all.put("i.html", b.getBytes(StandardCharsets.UTF_16));
    all.put("j.html", b.getBytes(StandardCharsets.UTF_16LE));
    String text = "<w:t xml:space='preserve'>";
    all.put("k.docx", docx(each("<w:p><w:r>" + text, "</w:t></w:r></w:p>")));
    all.put("l.docx", docx("<w:p><w:r>" + each(text, "</w:t><w:br/>") + "</w:r></w:p>"));
    all.put("m.docx", docx(runs("<w:r><w:rPr><w:b/></w:rPr>" + text, "</w:t></w:r>")));
    all.put(
        "n.docx",
        docx(
            "<w:sdt><w:sdtContent>"
                + each("<w:p><w:r>" + text, "</w:t></w:r></w:p>")
                + "</w:sdtContent></w:sdt>"));
    all.put(
        "o.docx",
        docx(
            each(
                "<w:p><w:ins><w:r>" + text,
                "</w:t></w:r></w:ins><w:del><w:r><w:delText>Upheld</w:delText></w:r></w:del></w:p>")));
    all.put(
        "p.docx",
        docx(
            each("<w:p><w:r>" + text, "</w:t></w:r></w:p>")
                .replaceAll("(\\d)-(?=\\d|y)", "$1</w:t><w:noBreakHyphen/>" + text)));
    return all.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  private static byte[] docx(String body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write(
          ("<?xml version='1.0'?><w:document xmlns:w='http://schemas.openxmlformats.org/"
                  + "wordprocessingml/2006/main'><w:body>"
                  + body
                  + "</w:body></w:document>")
              .getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void aDocumentGivesTheSameValues(String name, byte[] file) {
    assertEquals(RIGHT, FileCases.values(letter(outcome(name, file))));
  }
}
