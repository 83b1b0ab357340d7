package imr.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import imr.annotation.Schema;
import imr.annotation.ValueReader;
import imr.exchange.SchemaFile;
import imr.extract.Extractor;
import imr.intake.IntakeResult.NotALetter;
import imr.intake.IntakeResult.Read;
import imr.intake.IntakeResult.Reason;
import imr.letter.Letter;
import imr.letter.OriginalFile;
import imr.letter.Span;
import java.awt.geom.AffineTransform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the pages of a letter as displayed: locations of words, and rendered images. */
final class LetterPagesTest {
  private static final Path LETTERS = Path.of("../shared/letters/pdf");

  private final Intake intake = new Intake(Limits.standard());

  @Test
  void aWordHasItsBoxWhereItIsPrintedAndAClickInItFindsIt() throws IOException {
    Shown shown = shown(turned(0, "Knee brace"), "");
    PageBox box = shown.boxOf("brace");
    double left = 72 + width("Knee ");
    assertBox(new PageBox(left, 792 - 700 - 9.36, left + width("brace"), 792 - 700 + 2.64), box);
    int index = shown.text().indexOf("brace");
    assertEquals(OptionalInt.of(index), shown.sheet(1).indexAt(left + 1, box.top() + 4));
    assertEquals(OptionalInt.empty(), shown.sheet(1).indexAt(left, 300));
    assertEquals(OptionalInt.of(index + 4), shown.sheet(1).nearest(600, 300));
  }

  @ParameterizedTest
  @ValueSource(ints = {90, 180, 270})
  void onATurnedPageTheBoxIsWhereTheEyeSeesTheWord(int turn) throws IOException {
    Shown shown = shown(made(document -> slanted(document, turn).setRotation(turn)), "");
    boolean across = turn != 180;
    assertEquals(across ? 792 : 612, shown.sheet(1).width());
    assertEquals(across ? 612 : 792, shown.sheet(1).height());
    PageBox box = shown.boxOf("Upheld");
    assertTrue(box.width() > box.height(), box.toString());
    assertDarkInside(shown, box);
  }

  @Test
  void aCroppedPageCountsFromItsCropBoxsCorner() throws IOException {
    byte[] pdf =
        made(
            document -> {
              PDPage page = page(document, "Knee brace");
              page.setCropBox(new PDRectangle(60, 500, 300, 250));
            });
    Shown shown = shown(pdf, "");
    assertEquals(300, shown.sheet(1).width());
    assertEquals(72 - 60, shown.boxOf("Knee").left(), 0.01);
    assertDarkInside(shown, shown.boxOf("brace"));
  }

  @Test
  void obliqueWordsAreFoundToo() throws IOException {
    byte[] pdf = made(document -> slanted(document, 90));
    Shown shown = shown(pdf, "");
    PageBox box = shown.boxOf("U");
    assertTrue(box.width() > box.height(), box.toString());
    assertTrue(ink(shown.printed.picture(1, 2, () -> false).orElseThrow(), box) > 20);
  }

  @Test
  void wordsOverALineEndHaveABoxOnEachLineAndColumnsStayApart() throws IOException {
    byte[] pdf =
        made(
            document -> {
              PDPage page = new PDPage();
              document.addPage(page);
              try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                line(content, 72, 700, "a lumbar X-");
                line(content, 72, 680, "ray was done");
                line(content, 330, 700, "Other column");
                line(content, 330, 680, "continue");
              }
            });
    Shown shown = shown(pdf, "");
    int start = shown.text().indexOf("X-");
    int end = shown.text().indexOf("ray") + 3;
    List<PageBox> boxes = shown.sheet(1).boxes(new Span(start, end));
    assertTrue(boxes.size() >= 2, boxes.toString());
    assertTrue(boxes.stream().allMatch(b -> b.width() < 80), boxes.toString());
    assertEquals(12, boxes.getFirst().height(), 0.01);
  }

  @Test
  void aPageWithoutTextIsShownAndHasNoBoxes() {
    Letter letter = Letter.of("scan.pdf", "\n", false);
    PdfLetter printed = printed(letter, Pdfs.scan(), Optional.empty());
    PageGlyphs sheet = printed.sheets().getFirst();
    assertEquals(List.of(), sheet.boxes(new Span(0, 1)));
    assertEquals(OptionalInt.empty(), sheet.nearest(200, 200));
    PageImage picture = printed.picture(1, 1, () -> false).orElseThrow();
    assertEquals(0xff808080, picture.pixels()[(792 - 200) * picture.width() + 200] & 0xfffefefe);
    assertEquals(0xffffffff, picture.pixels()[0]);
  }

  @Test
  void wordsThatTheTextHasOtherwiseHaveNoPlaceAndTheRestKeepsItsOwn() throws IOException {
    byte[] pdf = turned(0, "The knee brace was denied, the therapy upheld.");
    Letter letter = Letter.of("x.pdf", "The knee splint was denied, the therapy upheld.\n", true);
    PageGlyphs sheet = printed(letter, pdf, Optional.empty()).sheets().getFirst();
    String text = letter.text().canonical();
    assertEquals(List.of(), sheet.boxes(span(text, "splint")));
    double left = 72 + width("The knee brace was ");
    assertEquals(left, sheet.boxes(span(text, "denied")).getFirst().left(), 0.01);
  }

  @Test
  void ligaturesAndOtherHyphensStandForTheLettersOwn() {
    GlyphMap.Row text = GlyphMap.Row.of("of\ufb01ce X-\nray", 10);
    GlyphMap.Row glyphs = GlyphMap.Row.of("office X\u2011ray", 0);
    assertEquals(glyphs.units(), text.units());
    assertEquals(12, text.origin(2));
    assertEquals(12, text.origin(3));
  }

  @Test
  void blocksInAnotherOrderAreMatchedAllTheSame() {
    String one = "thefirstcolumnofthepage";
    String two = "andthesecondonebesideit";
    int[] matches = GlyphMap.match(one + two, two + one);
    for (int at = 0; at < one.length(); at++) {
      assertEquals(two.length() + at, matches[at]);
    }
    for (int at = 0; at < two.length(); at++) {
      assertEquals(at, matches[one.length() + at]);
    }
  }

  @Test
  void aTextFileHasNoPagesAndSaysSo() {
    OriginalFile original =
        new OriginalFile(OriginalFile.OriginalType.TEXT, "Upheld".getBytes(UTF));
    assertEquals(
        new LetterPages.TextOnly("“a.txt” is a text file, so it has no pages to show."),
        intake.pages(Letter.of("a.txt", "Upheld", true), original, Optional.empty(), () -> false));
  }

  @Test
  void aLockedFileAsksForItsPasswordAndSaysWhenItIsWrong() {
    byte[] pdf = Pdfs.locked("open sesame");
    Letter letter = Letter.of("locked.pdf", String.join("\n", Pdfs.LETTER), true);
    LetterPages none = pages(letter, pdf, Optional.empty());
    assertEquals(Reason.PASSWORD, assertInstanceOf(LetterPages.Refused.class, none).reason());
    assertEquals(
        new LetterPages.Refused(
            Reason.PASSWORD, "Wrong password for “locked.pdf”. Enter the correct password."),
        pages(letter, pdf, Optional.of("nonsense")));
    PdfLetter printed = printed(letter, pdf, Optional.of("open sesame"));
    assertEquals(1, printed.sheets().getFirst().boxes(new Span(0, 8)).size());
    assertTrue(printed.picture(1, 1, () -> false).isPresent());
  }

  @Test
  void aDamagedFileIsRefusedWithASentence() {
    byte[] pdf = "%PDF-1.7 and nothing more".getBytes(UTF);
    assertEquals(
        new LetterPages.Refused(
            Reason.DAMAGED,
            "“x.pdf” is damaged and can't be opened. Get a new copy and import it again."),
        pages(Letter.of("x.pdf", "Upheld", true), pdf, Optional.empty()));
  }

  @Test
  void aFlagStopsTheDrawingOfASlowPage() {
    byte[] pdf = Pdfs.slow();
    long started = System.nanoTime();
    long stopAt = started + Duration.ofMillis(300).toNanos();
    PageGlyphs sheet = new PageGlyphs(1, 612, 792, List.of());
    PdfLetter printed = new PdfLetter(new PdfFile(pdf, ""), Limits.standard(), List.of(sheet));
    assertEquals(Optional.empty(), printed.picture(1, 1, () -> System.nanoTime() > stopAt));
    assertTrue(System.nanoTime() - started < Duration.ofSeconds(5).toNanos());
  }

  @Test
  void aPictureNeverGrowsBeyondItsBound() throws IOException {
    PageImage picture =
        shown(turned(0, "Knee"), "").printed.picture(1, 100, () -> false).orElseThrow();
    assertTrue((long) picture.width() * picture.height() <= 16_000_000);
    assertEquals(612.0 / 792, (double) picture.width() / picture.height(), 0.001);
  }

  @Test
  void everySpanOfTheSampleLettersHasBoxesWhoseSignsSpellItsQuote() {
    Count count = new Count();
    for (Read read : new SampleLetters(intake).letters()) {
      if (read.original().format() == OriginalFile.OriginalType.PDF) {
        count.add(read);
      }
    }
    assertTrue(count.spans > 40, "spans of the samples: " + count.spans);
    assertEquals(List.of(), count.without);
  }

  @Test
  void nearlyAllSpansOfTheRealLettersHaveBoxesThatSpellThem() throws IOException {
    assumeTrue(Files.isDirectory(LETTERS), "the developers' letters are not beside the project");
    Count count = new Count();
    try (Stream<Path> files = Files.list(LETTERS)) {
      for (Path file : files.sorted().toList()) {
        count.add((Read) intake.read(file, Optional.empty(), () -> false));
      }
    }
    assertTrue(
        count.without.size() <= count.spans * 0.005,
        count.without.size() + " of " + count.spans + " spans have no place: " + count.without);
  }

  /** Counts spans of annotations, and those whose glyphs don't spell their text. */
  private final class Count {
    private final Schema schema = SchemaFile.builtIn();
    private final Extractor extractor = new Extractor(schema, new ValueReader(2026));
    private final List<String> without = new ArrayList<>();
    private int spans;

    void add(Read read) {
      Letter letter = read.letter();
      PdfLetter printed =
          assertInstanceOf(
                  LetterPages.Printed.class,
                  intake.pages(letter, read.original(), Optional.empty(), () -> false))
              .letter();
      extractor.extract(letter).all().stream()
          .flatMap(a -> a.evidence().stream())
          .forEach(evidence -> count(letter, printed, evidence.span()));
    }

    private void count(Letter letter, PdfLetter printed, Span span) {
      spans++;
      StringBuilder spelt = new StringBuilder();
      boolean boxed = false;
      for (PageGlyphs sheet : printed.sheets()) {
        sheet.printed(span).forEach(part -> spelt.append(letter.text().quote(part)));
        boxed |= !sheet.boxes(span).isEmpty();
      }
      boolean same = bare(spelt.toString()).equals(bare(letter.text().quote(span)));
      if (!same || !boxed) {
        without.add(letter.name() + span);
      }
    }
  }

  private static String bare(String words) {
    return words.replaceAll("[\\s\\h]+", "");
  }

  private record Shown(Letter letter, PdfLetter printed) {
    String text() {
      return letter.text().canonical();
    }

    PageGlyphs sheet(int page) {
      return printed.sheets().get(page - 1);
    }

    PageBox boxOf(String words) {
      List<PageBox> boxes = sheet(1).boxes(span(text(), words));
      assertEquals(1, boxes.size());
      return boxes.getFirst();
    }
  }

  private static final java.nio.charset.Charset UTF = StandardCharsets.UTF_8;

  private static Span span(String text, String words) {
    return new Span(text.indexOf(words), text.indexOf(words) + words.length());
  }

  private Shown shown(byte[] pdf, String password) {
    IntakeResult read = intake.read(Path.of("x.pdf"), pdf, Optional.of(password), () -> false);
    Letter letter = assertInstanceOf(NotALetter.class, read).letter();
    return new Shown(letter, printed(letter, pdf, Optional.empty()));
  }

  private LetterPages pages(Letter letter, byte[] pdf, Optional<String> password) {
    return intake.pages(
        letter, new OriginalFile(OriginalFile.OriginalType.PDF, pdf), password, () -> false);
  }

  private PdfLetter printed(Letter letter, byte[] pdf, Optional<String> password) {
    return assertInstanceOf(LetterPages.Printed.class, pages(letter, pdf, password)).letter();
  }

  /** Asserts that the box contains ink and that there is none directly around it. */
  private static void assertDarkInside(Shown shown, PageBox box) {
    PageImage picture = shown.printed.picture(1, 2, () -> false).orElseThrow();
    assertTrue(ink(picture, box) > 20, "ink in " + box);
    PageBox above = new PageBox(box.left(), box.top() - 30, box.right(), box.top() - 15);
    assertEquals(0, ink(picture, above), "ink above " + box);
  }

  private static long ink(PageImage picture, PageBox box) {
    long dark = 0;
    for (int y = Math.max(0, (int) (box.top() * 2)); y < (int) (box.bottom() * 2); y++) {
      for (int x = (int) (box.left() * 2); x < (int) (box.right() * 2); x++) {
        dark += (picture.pixels()[y * picture.width() + x] & 0xff) < 0x60 ? 1 : 0;
      }
    }
    return dark;
  }

  private static void assertBox(PageBox expected, PageBox actual) {
    assertEquals(expected.left(), actual.left(), 0.01);
    assertEquals(expected.top(), actual.top(), 0.01);
    assertEquals(expected.right(), actual.right(), 0.01);
    assertEquals(expected.bottom(), actual.bottom(), 0.01);
  }

  private static double width(String words) throws IOException {
    return new PDType1Font(FontName.TIMES_ROMAN).getStringWidth(words) / 1000 * 12;
  }

  private static byte[] turned(int turn, String words) throws IOException {
    return made(document -> page(document, words).setRotation(turn));
  }

  private static PDPage page(PDDocument document, String words) throws IOException {
    PDPage page = new PDPage();
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      line(content, 72, 700, words);
    }
    return page;
  }

  /** Creates a page with one word rotated counterclockwise. */
  private static PDPage slanted(PDDocument document, int degrees) throws IOException {
    PDPage page = new PDPage();
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.beginText();
      content.setFont(new PDType1Font(FontName.TIMES_ROMAN), 12);
      content.setTextMatrix(
          new Matrix(AffineTransform.getRotateInstance(Math.toRadians(degrees), 300, 300)));
      content.newLineAtOffset(300, 300);
      content.showText("Upheld");
      content.endText();
    }
    return page;
  }

  private static void line(PDPageContentStream content, float x, float y, String words)
      throws IOException {
    content.beginText();
    content.setFont(new PDType1Font(FontName.TIMES_ROMAN), 12);
    content.newLineAtOffset(x, y);
    content.showText(words);
    content.endText();
  }

  private static byte[] made(Making making) throws IOException {
    PdfText.warmUp();
    try (PDDocument document = new PDDocument()) {
      making.make(document);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private interface Making {
    void make(PDDocument document) throws IOException;
  }
}
