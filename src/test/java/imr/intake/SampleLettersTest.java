package imr.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.intake.IntakeResult.Read;
import imr.letter.Letter;
import imr.letter.OriginalFile.OriginalType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Tests the sample letters for new users. {@code mvn test -Dtest=SampleLettersTest -Dsamples=write}
 * creates the PDFs from their sources.
 */
final class SampleLettersTest {
  private static final Path SHIPPED = Path.of("resources/imr/samples");
  private static final Path SOURCES = Path.of("src/test/resources/imr/samples");

  private final List<Read> letters = new SampleLetters(new Intake(Limits.standard())).letters();

  @BeforeAll
  static void setThePdfsWhereAsked() throws IOException {
    if ("write".equals(System.getProperty("samples"))) {
      for (String name : List.of("1-partial-approval", "3-knee-surgery")) {
        byte[] pdf = new SamplePdfs().set(Files.readString(SOURCES.resolve(name + ".txt")));
        Files.write(SHIPPED.resolve(name + ".pdf"), pdf);
        Files.write(Path.of("target/classes/imr/samples").resolve(name + ".pdf"), pdf);
      }
    }
  }

  @Test
  void theSamplesAreLettersOfThreeFormsInPdfAndInTextReadWithoutAWarning() {
    assertEquals(
        List.of(
            "1-partial-approval.pdf",
            "2-opioid-overturned.txt",
            "3-knee-surgery.pdf",
            "4-several-items-2014.txt",
            "5-notice-2013.txt"),
        letters.stream().map(Read::letter).map(Letter::name).toList());
    for (Read sample : letters) {
      assertEquals(List.of(), sample.warnings(), sample.letter().name());
      boolean pdf = sample.letter().name().endsWith(".pdf");
      assertEquals(pdf ? OriginalType.PDF : OriginalType.TEXT, sample.original().format());
    }
  }

  @Test
  void thePdfsGiveTheirSourcesCharacterForCharacter() throws IOException {
    for (Read sample : letters) {
      Path source = SOURCES.resolve(sample.letter().name().replace(".pdf", ".txt"));
      if (sample.original().format() == OriginalType.PDF) {
        assertEquals(Files.readString(source), sample.letter().text().canonical());
      }
    }
  }

  @Test
  void theSamplesShowWhatRealLettersAreLike() {
    assertEquals(3, letters.get(2).letter().text().pages().size());
    has(0, "leaving the original request IMR eligible.");
    has(0, "Priority:  Standard Application \nReceived:  \n11/21/2016 \n");
    has(0, ": Upheld \n\f");
    has(1, "Norco 10/325mg #90: \nOverturned \n");
    has(2, "chest X- \nray: Upheld");
    has(2, "notmedically necessary");
    has(3, " \n\nIMR ISSUES, DECISIONS AND RATIONALES \n\n");
    has(3, "LUMBAR SPINE (12 VISITS: \n\nUpheld");
    has(4, "Notice of Independent Medical Review Determination");
  }

  private void has(int sample, String words) {
    Letter letter = letters.get(sample).letter();
    assertTrue(letter.text().canonical().contains(words), letter.name() + " lacks " + words);
  }
}
