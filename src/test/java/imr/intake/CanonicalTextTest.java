package imr.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import imr.intake.IntakeResult.Read;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests the canonical text of PDFs and text files as defined by the schema. */
final class CanonicalTextTest {
  private static final Path LETTERS = Path.of("../shared/letters");

  private final Intake intake = new Intake(Limits.standard());

  @Test
  void thePdfsThatHaveATextGiveThatTextCharacterForCharacter() throws IOException {
    assumeTrue(Files.isDirectory(LETTERS), "the developers' letters are not on this machine");
    List<String> compared = new ArrayList<>();
    for (Path pdf : lettersIn("pdf")) {
      Path text =
          LETTERS.resolve("text").resolve(pdf.getFileName().toString().replace(".pdf", ".txt"));
      if (Files.exists(text)) {
        assertEquals(Files.readString(text), read(pdf).letter().text().canonical(), pdf.toString());
        compared.add(text.getFileName().toString());
      }
    }
    assertTrue(compared.size() >= 20, compared.toString());
  }

  @Test
  void everyRealLetterIsRecognisedAndReadWithoutAWarning() throws IOException {
    assumeTrue(Files.isDirectory(LETTERS), "the developers' letters are not on this machine");
    for (Path file : Intake.expand(List.of(LETTERS))) {
      assertEquals(List.of(), read(file).warnings(), file.toString());
    }
  }

  @Test
  void pagesOfAPdfArePartedByOneFormFeedAndAnEmptyPageIsAPageToo() {
    Read letter = read("x.pdf", Pdfs.pages(List.of(List.of("First"), List.of(), Pdfs.LETTER)));
    String canonical = letter.letter().text().canonical();
    assertEquals("First\n\f\f" + String.join("\n", Pdfs.LETTER) + "\n", canonical);
    assertEquals(
        List.of("“x.pdf” has pages without text, which may be scans: 2."), letter.warnings());
  }

  @Test
  void lineEndsBecomeNewLinesAndNothingElseChanges() {
    assertEquals(
        "a\n\nb  c\n\n\td-\ne \f", TextFile.canonical(utf8("a\r\n\r\nb  c\r\r\td-\ne \f")));
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheText() {
    assertEquals("Müller", TextFile.canonical(utf8("\uFEFFMüller")));
    byte[] utf16 = "\uFEFFMüller".getBytes(StandardCharsets.UTF_16LE);
    assertEquals("Müller", TextFile.canonical(utf16));
  }

  @Test
  void textThatIsNoUtf8IsReadAsWindows1252() {
    byte[] file = "Peña’s “pain” – 4/10".getBytes(Charset.forName("windows-1252"));
    assertEquals("Peña’s “pain” – 4/10", TextFile.canonical(file));
  }

  @Test
  void theFiveBytesThatWindows1252LeavesUndefinedStayApart() {
    byte[] file = {(byte) 0x81, (byte) 0x8D, (byte) 0x8F, (byte) 0x90, (byte) 0x9D, (byte) 0xE9};
    assertEquals("\u0081\u008D\u008F\u0090\u009Dé", TextFile.canonical(file));
  }

  @Test
  void halfASurrogatePairBecomesTheReplacementCharacterAndAWholeOneStays() {
    assertEquals("a\uFFFDb \uD83D\uDE00", TextFile.wellFormed("a\uD83Db \uD83D\uDE00"));
  }

  private Read read(Path file) {
    return assertInstanceOf(Read.class, intake.read(file, Optional.empty(), () -> false));
  }

  private Read read(String name, byte[] bytes) {
    return assertInstanceOf(
        Read.class, intake.read(Path.of(name), bytes, Optional.empty(), () -> false));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<Path> lettersIn(String folder) throws IOException {
    try (Stream<Path> files = Files.list(LETTERS.resolve(folder))) {
      return files.sorted().toList();
    }
  }
}
