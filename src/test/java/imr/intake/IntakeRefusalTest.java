package imr.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.intake.IntakeResult.NotALetter;
import imr.intake.IntakeResult.Read;
import imr.intake.IntakeResult.Reason;
import imr.intake.IntakeResult.Refused;
import imr.letter.Letter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests problems with files, and the messages about them. */
final class IntakeRefusalTest {
  private static final Limits STANDARD = Limits.standard();

  private final Intake intake = new Intake(STANDARD);

  @TempDir Path folder;

  @Test
  void aFileThatIsNotThereAndAFolderAreUnreadable() {
    assertEquals(
        "“gone.pdf” no longer exists. Look for it under another name or in another folder.",
        refusal(Reason.UNREADABLE, folder.resolve("gone.pdf")));
    assertTrue(
        refusal(Reason.UNREADABLE, folder).contains("isn't a file. Choose the files in it."));
  }

  @ParameterizedTest
  @CsvSource({"x.txt", "x.html", "x.rtf"})
  void thousandsOfAccentsOnOneLetterAreDamage(String name) {
    String marks = "\u0315\u0300".repeat(1_000_000);
    String text =
        switch (name) {
          case "x.html" -> "<html><body>A" + marks;
          case "x.rtf" -> "{\\rtf1 A" + "\\u789 ?\\u768 ?".repeat(200_000) + "}";
          default -> "A" + marks;
        };
    refusedSoon(Reason.DAMAGED, name, text);
  }

  @Test
  void aPageWithMoreTagsThanAnyLetterIsTooLarge() {
    refusedSoon(Reason.TOO_LARGE, "x.html", "<html><body>" + "<div>".repeat(2_000_000));
    refusedSoon(Reason.TOO_LARGE, "x.html", "<html><body>" + "<table><tr><td>".repeat(500_000));
  }

  @Test
  void commentsBeforeSomethingThatIsNoPageTakeNoTime() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () ->
            FileKind.of(("<!---->".repeat(1000) + "x").getBytes(StandardCharsets.UTF_8), "x.txt"));
  }

  private void refusedSoon(Reason reason, String name, String text) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(60), () -> refusal(reason, name, text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void anEmptyFileIsDamaged() {
    assertEquals(
        "“x.pdf” is empty (0 bytes). Get a new copy and import it again.",
        refusal(Reason.DAMAGED, "x.pdf", new byte[0]));
  }

  @Test
  void aPdfCutShortInItsHeadIsDamaged() {
    byte[] cut = Arrays.copyOf(Pdfs.letter(1), 200);
    assertEquals(
        "“x.pdf” is damaged and can't be opened. Get a new copy and import it again.",
        refusal(Reason.DAMAGED, "x.pdf", cut));
  }

  @Test
  void bytesThatAreNoPdfUnderAPdfsNameAreDamaged() {
    refusal(Reason.DAMAGED, "x.pdf", "Dear Sir or Madam".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void pagesWithoutTextHaveNoTextLayer() {
    byte[] image = Pdfs.scan();
    assertEquals(
        "“x.pdf” has no text because its pages are scans. Run text recognition (OCR) on it, and"
            + " then import the result.",
        refusal(Reason.NO_TEXT_LAYER, "x.pdf", image));
    refusal(Reason.NO_TEXT_LAYER, "x.txt", " \n\f\n".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aPdfEncryptedWithAnEmptyPasswordOpensAsUsual() {
    byte[] encrypted = Pdfs.encrypted("owner", "", Pdfs.LETTER);
    IntakeResult outcome = read("x.pdf", encrypted, Optional.empty());
    assertEquals(letterText(), assertInstanceOf(Read.class, outcome).letter().text().canonical());
  }

  @Test
  void aPdfWithAPasswordIsRefusedUntilTheRightOneIsGiven() {
    byte[] encrypted = Pdfs.locked("sesame");
    assertEquals(
        new Refused(
            Path.of("x.pdf"),
            Reason.PASSWORD,
            "“x.pdf” is password-protected. Enter the password, or save a copy without one."),
        read("x.pdf", encrypted, Optional.empty()));
    assertEquals(
        new Refused(
            Path.of("x.pdf"),
            Reason.PASSWORD,
            "Wrong password for “x.pdf”. Enter the correct password."),
        read("x.pdf", encrypted, Optional.of("open")));
    IntakeResult opened = read("x.pdf", encrypted, Optional.of("sesame"));
    assertEquals(letterText(), assertInstanceOf(Read.class, opened).letter().text().canonical());
  }

  @Test
  void otherProgramsFilesAreOfUnknownKind() {
    byte[] zip = {'P', 'K', 3, 4, 20, 0, 0, 0};
    assertEquals(
        "“x.docx” isn't a supported file type. Save it as a PDF, Word (.docx), RTF, HTML"
            + " or text file.",
        refusal(Reason.UNKNOWN_KIND, "x.docx", zip));
  }

  @Test
  void aPdfUnderATextsNameIsReadAsThePdfItIs() {
    IntakeResult outcome = read("x.txt", Pdfs.pages(List.of(Pdfs.LETTER)), Optional.empty());
    assertEquals(letterText(), assertInstanceOf(Read.class, outcome).letter().text().canonical());
  }

  @Test
  void textThatIsNoLetterIsTakenInOnlyWhenTheAnalystSaysSo() {
    byte[] note = "Milk, eggs, bread".getBytes(StandardCharsets.UTF_8);
    NotALetter outcome =
        assertInstanceOf(NotALetter.class, read("note.txt", note, Optional.empty()));
    assertEquals(Letter.of("note.txt", "Milk, eggs, bread", false), outcome.letter());
    assertEquals(
        "“note.txt” doesn't have the headings of an IMR determination. Import it only if you're"
            + " sure that it is one.",
        outcome.sentence());
    assertEquals(outcome.letter(), outcome.anyway().letter());
  }

  @Test
  void aFileOverTheLimitOfBytesIsTooLarge() throws IOException {
    Path file = folder.resolve("x.txt");
    Files.writeString(file, "x".repeat((1 << 20) + 1));
    Intake small = new Intake(new Limits(1 << 20, 9, 9_999_999, Duration.ofSeconds(9), 1 << 28));
    Refused refused =
        assertInstanceOf(Refused.class, small.read(file, Optional.empty(), () -> false));
    assertEquals(Reason.TOO_LARGE, refused.reason());
    assertTrue(refused.sentence().contains("larger than 1 MB"), refused.sentence());
  }

  @Test
  void moreTextOrMorePagesThanTheLimitsAreTooLarge() {
    byte[] three = Pdfs.pages(List.of(Pdfs.LETTER, Pdfs.LETTER, Pdfs.LETTER));
    byte[] text = letterText().repeat(20).getBytes(StandardCharsets.UTF_8);
    Limits pages = new Limits(1 << 20, 2, 99_999, Duration.ofSeconds(9), 1 << 28);
    Limits characters = new Limits(1 << 20, 3, 500, Duration.ofSeconds(9), 1 << 28);
    assertEquals(Reason.TOO_LARGE, reasonWithin(pages, "x.pdf", three));
    assertEquals(Reason.TOO_LARGE, reasonWithin(characters, "x.pdf", three));
    assertEquals(Reason.TOO_LARGE, reasonWithin(characters, "x.txt", text));
  }

  @Test
  void aPageCountThatLiesIsNotBelieved() {
    IntakeResult outcome = read("x.pdf", Pdfs.lyingPageCount(), Optional.empty());
    assertEquals(letterText(), assertInstanceOf(Read.class, outcome).letter().text().canonical());
  }

  @Test
  void aDecompressionBombIsTooLargeBeforeItFillsTheHeap() {
    byte[] bomb = Pdfs.decompressionBomb(400);
    assertTrue(bomb.length < 2_000_000, "small outside: " + bomb.length);
    refusal(Reason.TOO_LARGE, "bomb.pdf", bomb);
  }

  @Test
  void objectsNestedWithoutEndAreARefusalAndNoStackOverflow() {
    String nested =
        "%PDF-1.4\n1 0 obj\n" + "[".repeat(3_000_000) + "\nendobj\ntrailer <</Root 1 0 R>>";
    refusal(Reason.DAMAGED, "nested.pdf", nested.getBytes(StandardCharsets.ISO_8859_1));
    IntakeResult inPage = read("page.pdf", Pdfs.operators("[".repeat(3_000_000)), Optional.empty());
    assertInstanceOf(Refused.class, inPage);
  }

  @Test
  void aPageThatTakesForeverTimesOut() {
    byte[] endless = Pdfs.slow();
    Limits brief = new Limits(50 << 20, 9, 99_999, Duration.ofMillis(200), Long.MAX_VALUE / 2);
    long before = System.nanoTime();
    assertEquals(Reason.TIMED_OUT, reasonWithin(brief, "slow.pdf", endless));
    assertTrue(System.nanoTime() - before < 2_000_000_000L);
  }

  @Test
  void aReadingThatIsNoLongerWantedEndsByTheFlag() {
    byte[] endless = Pdfs.slow();
    AtomicInteger asked = new AtomicInteger();
    IntakeResult outcome =
        intake.read(
            Path.of("slow.pdf"), endless, Optional.empty(), () -> asked.incrementAndGet() > 5);
    assertEquals(
        new Refused(
            Path.of("slow.pdf"),
            Reason.CANCELLED,
            "“slow.pdf” wasn't read because the import was stopped."),
        outcome);
    assertTrue(asked.get() > 5);
  }

  @Test
  void flippedBitsNeverEscapeAsAnException() {
    byte[] letter = Pdfs.encrypted("owner", "", Pdfs.LETTER);
    Random random = new Random(7);
    int refused = 0;
    for (int trial = 0; trial < 400; trial++) {
      byte[] flipped = letter.clone();
      int bit = random.nextInt(flipped.length * 8);
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      refused += read("flipped.pdf", flipped, Optional.empty()) instanceof Refused ? 1 : 0;
    }
    assertNotEquals(0, refused);
  }

  @Test
  void noFlippedBitInAPagesOperatorsChangesTheTextWithoutAWarning() {
    byte[] letter = Pdfs.pages(List.of(Pdfs.LETTER));
    String bytes = new String(letter, StandardCharsets.ISO_8859_1);
    int from = bytes.indexOf("stream") + "stream\r\n".length();
    int to = bytes.indexOf("endstream");
    int warned = 0;
    for (int at = from; at < to; at++) {
      byte[] flipped = letter.clone();
      flipped[at] ^= (byte) (1 << (at % 8));
      if (read("x.pdf", flipped, Optional.empty()) instanceof Read read) {
        boolean silent = read.warnings().isEmpty();
        assertTrue(!silent || read.letter().text().canonical().equals(letterText()), "byte " + at);
        warned += silent ? 0 : 1;
      }
    }
    assertTrue(warned > 10, "read with a warning: " + warned);
  }

  @Test
  void whatPdfBoxRemarksIsAWarningOfThisFileAndStaysOffTheConsole() {
    String letter = new String(Pdfs.letter(1), StandardCharsets.ISO_8859_1);
    String wrong = letter.replaceFirst("/Length \\d\\d", "/Length 10");
    byte[] damaged = wrong.getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    PrintStream errors = System.err;
    System.setErr(new PrintStream(console, true, StandardCharsets.UTF_8));
    IntakeResult outcome;
    try {
      outcome = read("x.pdf", damaged, Optional.empty());
    } finally {
      System.setErr(errors);
    }
    List<String> warnings = assertInstanceOf(Read.class, outcome).warnings();
    assertEquals(1, warnings.size(), warnings.toString());
    assertTrue(
        warnings.getFirst().startsWith("“x.pdf” may be damaged. Compare its text with its pages."),
        warnings.getFirst());
    assertEquals("", console.toString(StandardCharsets.UTF_8));
  }

  private static String letterText() {
    return String.join("\n", Pdfs.LETTER) + "\n";
  }

  private IntakeResult read(String name, byte[] bytes, Optional<String> password) {
    return intake.read(Path.of(name), bytes, password, () -> false);
  }

  private String refusal(Reason reason, String name, byte[] bytes) {
    return sentence(reason, read(name, bytes, Optional.empty()));
  }

  private String refusal(Reason reason, Path file) {
    return sentence(reason, intake.read(file, Optional.empty(), () -> false));
  }

  private static String sentence(Reason reason, IntakeResult outcome) {
    Refused refused = assertInstanceOf(Refused.class, outcome);
    assertEquals(reason, refused.reason());
    return refused.sentence();
  }

  private static Reason reasonWithin(Limits limits, String name, byte[] bytes) {
    IntakeResult outcome =
        new Intake(limits).read(Path.of(name), bytes, Optional.empty(), () -> false);
    return assertInstanceOf(Refused.class, outcome).reason();
  }
}
