package imr.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.intake.IntakeResult.NotALetter;
import imr.intake.IntakeResult.Read;
import imr.intake.IntakeResult.Reason;
import imr.intake.IntakeResult.Refused;
import imr.letter.OriginalFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests files of other types, with unusual encodings or from unusual programs: read, or refused by
 * name with a reason.
 */
final class OddFilesTest {
  private static final String TEXT = String.join("\n", Pdfs.LETTER) + "\n";
  private static final List<String> LINES = MadeUpLetter.lines();

  private final Intake intake = new Intake(Limits.standard());

  private IntakeResult outcome(String name, byte[] file) {
    return intake.read(Path.of(name), file, Optional.empty(), () -> false);
  }

  private Read read(String name, byte[] file) {
    return assertInstanceOf(Read.class, outcome(name, file));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  // Encodings.

  @ParameterizedTest
  @ValueSource(
      strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "x-UTF-16LE-BOM", "UTF-16"})
  void textInUnicodeOfAnyWidthIsReadWithAndWithoutAMark(String charset) {
    Read read = read("a.txt", TEXT.getBytes(Charset.forName(charset)));
    assertEquals(TEXT, read.letter().text().canonical());
    assertEquals(List.of(), read.warnings());
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0, 0x1, 0x8, 0x1A, 0x1B, 0x7F})
  void aStrayControlCharacterStaysInTheTextAndIsNamed(int c) {
    String text = TEXT + (char) c;
    Read read = read("a.txt", utf8(text));
    assertEquals(text, read.letter().text().canonical());
    assertEquals(
        List.of(
            "“a.txt” has characters that don't belong in text. They were skipped: U+%04X."
                    .formatted(c)
                + " Compare it with the original."),
        read.warnings());
  }

  @Test
  void oneByteOfWindows1252InUtf8LeavesTheRestAsItIs() {
    byte[] file = utf8("Café, 98°\n" + TEXT + "the patient#s knee\n");
    for (int at = 0; at < file.length; at++) {
      file[at] = file[at] == '#' && at > TEXT.length() ? (byte) 0x92 : file[at];
    }
    Read read = read("a.txt", file);
    assertEquals("Café, 98°\n" + TEXT + "the patient’s knee\n", read.letter().text().canonical());
    assertEquals(
        List.of("“a.txt” mixes two encodings. Read as Windows-1252, not UTF-8: ’."),
        read.warnings());
  }

  @Test
  void aRemarkNamesThreeAndCountsTheRest() {
    Read read = read("a.txt", utf8(TEXT + "\u0001\u0002\u0003\u0004\u0005"));
    assertEquals(
        List.of(
            "“a.txt” has characters that don't belong in text. They were skipped: U+0001,"
                + " U+0002, U+0003 and 2 more. Compare it with the original."),
        read.warnings());
  }

  // File types.

  @ParameterizedTest
  @ValueSource(
      strings = {"letter", "LETTER.TXT", "letter.text", "letter.md", "called.pdf", "a.docx"})
  void textIsReadWhateverItIsCalled(String name) {
    assertEquals(TEXT, read(name, utf8(TEXT)).letter().text().canonical());
  }

  private static byte[] docx(String body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write(utf8("<Types/>"));
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write(
          utf8(
              "<w:document"
                  + " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                  + "<w:body>"
                  + body
                  + "</w:body></w:document>"));
    }
    return out.toByteArray();
  }

  private static String paragraphs() {
    return Pdfs.LETTER.stream()
        .map(l -> "<w:p><w:r><w:t xml:space=\"preserve\">" + l + "</w:t></w:r></w:p>")
        .collect(Collectors.joining());
  }

  @Test
  void aWordDocumentIsReadParagraphByParagraph() throws IOException {
    Read read = read("a.docx", docx(paragraphs()));
    assertEquals(TEXT, read.letter().text().canonical());
    assertEquals(OriginalFile.OriginalType.DOCX, read.original().format());
  }

  @Test
  void wordsThatWereDeletedAndFieldCodesAreNoTextAndTablesKeepTheirCells() throws IOException {
    String body =
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Case Number:</w:t></w:r></w:p></w:tc>"
            + "<w:tc><w:p><w:r><w:t>CM18</w:t><w:noBreakHyphen/><w:t>1</w:t></w:r></w:p></w:tc>"
            + "</w:tr></w:tbl><w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
            + "<w:r><w:instrText>PAGE</w:instrText><w:br/><w:t>kept</w:t></w:r></w:p>";
    assertEquals(
        "Case Number:\tCM18\u20111\t\n\nkept\n" + TEXT,
        read("a.docx", docx(body + paragraphs())).letter().text().canonical());
  }

  @Test
  void aWordDocumentThatUnpacksToFarTooMuchOrIsDamagedIsRefused() throws IOException {
    byte[] bomb = docx("<w:p><w:r><w:t>" + " ".repeat(120_000_000) + "</w:t></w:r></w:p>");
    assertEquals(Reason.TOO_LARGE, refused("a.docx", bomb).reason());
    byte[] whole = docx(paragraphs());
    byte[] cut = Arrays.copyOf(whole, whole.length / 2);
    assertEquals(Reason.DAMAGED, refused("a.docx", cut).reason());
    assertEquals(Reason.NO_TEXT_LAYER, refused("a.docx", docx("")).reason());
  }

  @Test
  void entitiesOfAWordDocumentAreNotExpanded() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write(
          utf8(
              "<!DOCTYPE d [<!ENTITY x SYSTEM"
                  + " \"file:///etc/hostname\">]><w:d><w:t>&x;</w:t></w:d>"));
    }
    assertInstanceOf(Refused.class, outcome("a.docx", out.toByteArray()));
  }

  @Test
  void richTextIsReadWithoutItsHeadersPicturesAndHiddenWords() {
    String rtf =
        "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Times;}}{\\header Page 1\\par}"
            + "{\\*\\generator x}{\\pict 0102}{\\v hidden}\n"
            + Pdfs.LETTER.stream().map(l -> l + "\\par\n").collect(Collectors.joining())
            + "na\\'efve \\u8217?s \\endash  x\\~y CM18\\_1 \\{a\\}}";
    assertEquals(
        TEXT + "naïve ’s – x\u00A0y CM18\u20111 {a}",
        read("a.rtf", utf8(rtf)).letter().text().canonical());
  }

  @Test
  void aWebPageIsReadAsItIsSeen() {
    String html =
        "<!DOCTYPE html><html><head><title>no</title><style>p{}</style></head><body>"
            + Pdfs.LETTER.stream().map(l -> "<p>" + l + "</p>\n").collect(Collectors.joining())
            + "<script>x</script><div>a&nbsp;&amp;\n b<br>c</div><pre>d\n  e</pre></body></html>";
    Read read = read("a.htm", utf8(html));
    assertEquals(TEXT + "a\u00A0& b\nc\nd\n  e\n", read.letter().text().canonical());
    assertEquals(OriginalFile.OriginalType.HTML, read.original().format());
  }

  static Stream<byte[]> ofNoKind() {
    return Stream.of(
        new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13},
        new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3, 4, 5, 6, 7, 8},
        new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0},
        Arrays.copyOf(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 512),
        Arrays.copyOf(new byte[] {'I', 'I', '*', 0, 8}, 512),
        utf8("MIME-Version: 1.0\nContent-Type: multipart/related;\n boundary=X\n\n--X\n" + TEXT),
        utf8("From: a\r\nContent-Transfer-Encoding: base64\r\n\r\nQUJD\r\n"),
        utf8("Subject: x\nContent-Type: text/html\n\n<p>" + TEXT),
        new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 'a', 'b'});
  }

  @ParameterizedTest
  @MethodSource("ofNoKind")
  void whatIsNoLetterAtAllIsRefusedByName(byte[] file) {
    assertEquals(
        "“letter.docx” isn't a supported file type. Save it as a PDF, Word (.docx), RTF,"
            + " HTML or text file.",
        refused("letter.docx", file).sentence());
  }

  private Refused refused(String name, byte[] file) {
    return assertInstanceOf(Refused.class, outcome(name, file));
  }

  @Test
  void anErrorPageCalledAPdfIsToldForWhatItIs() {
    byte[] page = utf8("<!DOCTYPE html><html><body>403 Forbidden</body></html>");
    assertEquals(
        "“a.pdf” is a web page, perhaps an error page, not a PDF. Download it again.",
        refused("a.pdf", page).sentence());
    assertInstanceOf(NotALetter.class, outcome("a.html", page));
  }

  @Test
  void aTextOfNothingButBlanksThatNobodySeesIsBlank() {
    assertEquals(Reason.NO_TEXT_LAYER, refused("a.txt", utf8(" \n\u00A0\u200B\n\uFEFF ")).reason());
  }

  // PDFs.

  @Test
  void aPdfCutShortIsDamagedAndNoPicture() {
    byte[] whole = OddPdfs.of(LINES);
    for (int left : new int[] {whole.length / 3, whole.length / 2, whole.length * 9 / 10}) {
      IntakeResult outcome = outcome("a.pdf", Arrays.copyOf(whole, left));
      if (outcome instanceof Refused refused) {
        assertEquals(Reason.DAMAGED, refused.reason());
        assertTrue(refused.sentence().startsWith("“a.pdf” is damaged"), refused.sentence());
      } else {
        Read read = assertInstanceOf(Read.class, outcome);
        assertTrue(read.warnings().getFirst().startsWith("“a.pdf” is damaged"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {90, 180, 270})
  void textOnItsSideIsReadAndTold(int angle) {
    Read read = read("a.pdf", OddPdfs.turned(LINES, angle, 0));
    assertEquals(List.of("“a.pdf” has sideways pages. Check their text: 1."), read.warnings());
    assertEquals(
        List.of(), read("a.pdf", OddPdfs.turned(LINES, 90, 90)).warnings(), "seen upright");
  }

  @Test
  void whatIsFilledIntoAFormStandsBesideItsLabel() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("Claim Number", "QX-4711");
    values.put("Employer", "Nobody and Sons");
    String text = read("a.pdf", OddPdfs.form(LINES, values)).letter().text().canonical();
    assertTrue(text.startsWith("Claim Number: QX-4711\nEmployer: Nobody and Sons\n"), text);
  }

  @Test
  void commentsAttachmentsAndPortfoliosAreNamed() {
    assertEquals(
        List.of("“a.pdf” has comments, which aren't part of the letter's text, on these pages: 1."),
        read("a.pdf", OddPdfs.commented(LINES)).warnings());
    assertEquals(
        List.of("“a.pdf” has attachments. Not imported: report.pdf. Save and import them."),
        read("a.pdf", OddPdfs.attached(LINES, "report.pdf", false)).warnings());
    assertEquals(
        "“a.pdf” contains only other files: report.pdf. Save them and import them.",
        refused("a.pdf", OddPdfs.attached(List.of(" "), "report.pdf", true)).sentence());
  }

  @ParameterizedTest
  @ValueSource(floats = {0.7f, 1.5f, 3, 9})
  void aSecondLayerOfTheSameTextIsReadOnceAndTold(float shift) {
    Read once = read("a.pdf", OddPdfs.of(LINES));
    Read twice = read("a.pdf", OddPdfs.layered(LINES, shift, -shift));
    assertEquals(once.letter().text(), twice.letter().text());
    assertEquals(
        List.of("“a.pdf” has the same text twice on some pages. It was read once: 1."),
        twice.warnings());
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 40, 48})
  void aTextThatIsNotWhatIsPrintedIsTold(int from) {
    IntakeResult outcome = outcome("a.pdf", OddPdfs.enciphered(LINES, from));
    Read read = outcome instanceof NotALetter not ? not.anyway() : (Read) outcome;
    assertEquals(
        List.of(
            "“a.pdf” has text that doesn't match what is printed. Compare it with the pages, or run"
                + " text recognition (OCR) on it."),
        read.warnings());
  }

  @Test
  void severalLettersInOnePdfHaveTheirOwnPages() {
    List<String> lines = new java.util.ArrayList<>(LINES);
    while (lines.size() % 50 != 0) {
      lines.add(" ");
    }
    lines.addAll(LINES.stream().map(l -> l.replace("0770012", "0770013")).toList());
    IntakeResult.Several several =
        assertInstanceOf(IntakeResult.Several.class, outcome("a.pdf", OddPdfs.of(lines)));
    assertEquals(
        "“a.pdf” contains 2 letters. They were imported as separate letters: a (1 of 2).pdf to a (2"
            + " of 2).pdf.",
        several.sentence());
    for (IntakeResult part : several.letters()) {
      Read letter = assertInstanceOf(Read.class, part);
      Read again = read("part.pdf", letter.original().bytes());
      assertEquals(
          again.letter().text().canonical().strip(), letter.letter().text().canonical().strip());
    }
  }
}
