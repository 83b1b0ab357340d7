package imr.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import imr.intake.IntakeResult.Reason;
import imr.letter.Letter;
import imr.letter.LetterText;
import imr.letter.OriginalFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** PDFs that no guard within PDFBox stops: reading and drawing them ends, and nothing goes on. */
final class PdfBombsTest {
  private static final Duration LIMIT = Duration.ofMillis(1500);

  /** The limit, the time in which work ends by itself, and room for a busy machine. */
  private static final Duration LONGEST = Duration.ofSeconds(40);

  private final Intake intake = new Intake(limits());

  private static Limits limits() {
    Limits s = Limits.standard();
    return new Limits(s.bytes(), s.pages(), s.characters(), LIMIT, s.memory());
  }

  static Stream<Arguments> bombs() {
    return PdfBombs.all().entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void readingAndDrawingEndAndLeaveNothingBehind(String name, byte[] bomb) throws Exception {
    long before = System.nanoTime();
    intake.read(Path.of("a.pdf"), bomb, Optional.empty(), () -> false);
    PdfJob<PageImage> drawing = new PdfJob.Drawing(new PdfFile(bomb, ""), 1, 1);
    PdfProcesses.SHARED.run(drawing, limits(), () -> false);
    Duration took = Duration.ofNanos(System.nanoTime() - before);
    assertTrue(took.compareTo(LONGEST) < 0, name + " took " + took);
    assertNothingGoesOn();
  }

  /** Soon no process that was started here computes, and nobody awaits one that has ended. */
  private static void assertNothingGoesOn() throws Exception {
    for (int looks = 0; looks < 10; looks++) {
      Map<Long, Long> before = computed();
      TimeUnit.SECONDS.sleep(1);
      Map<Long, Long> after = computed();
      boolean idle =
          before.keySet().equals(after.keySet())
              && after.keySet().stream()
                  .allMatch(id -> after.getOrDefault(id, 0L) - before.getOrDefault(id, 0L) < 300);
      long waiting =
          Thread.getAllStackTraces().keySet().stream()
              .filter(t -> t.getName().equals("answers about PDFs"))
              .count();
      if (idle && waiting == after.size()) {
        return;
      }
    }
    fail("a process still computes: " + computed());
  }

  /** In milliseconds, by process. */
  private static Map<Long, Long> computed() {
    return ProcessHandle.current()
        .children()
        .filter(ProcessHandle::isAlive)
        .collect(
            Collectors.toMap(
                ProcessHandle::pid,
                child -> child.info().totalCpuDuration().orElse(Duration.ZERO).toMillis()));
  }

  private static byte[] bomb(String name) {
    return Optional.ofNullable(PdfBombs.all().get(name)).orElseThrow();
  }

  @Test
  void anImportSaysThatTheFileTookTooLongAndReadsTheNext() {
    byte[] bomb = bomb("Type 1 routines that call each other, and no widths");
    assertEquals(
        new IntakeResult.Refused(
            Path.of("a.pdf"),
            Reason.TIMED_OUT,
            "“a.pdf” couldn't be read within 1 seconds. It may be damaged. Get a new copy, or print"
                + " it to a new PDF."),
        intake.read(Path.of("a.pdf"), bomb, Optional.empty(), () -> false));
    IntakeResult next =
        new Intake(Limits.standard())
            .read(Path.of("b.pdf"), Pdfs.letter(1), Optional.empty(), () -> false);
    assertInstanceOf(IntakeResult.Read.class, next);
  }

  @Test
  void theImportCanBeStoppedMeanwhile() throws Exception {
    byte[] bomb = bomb("local CFF routines that call each other, and no widths");
    long start = System.nanoTime();
    IntakeResult outcome =
        new Intake(Limits.standard())
            .read(
                Path.of("a.pdf"),
                bomb,
                Optional.empty(),
                () -> System.nanoTime() - start > 100_000_000);
    assertEquals(Reason.CANCELLED, assertInstanceOf(IntakeResult.Refused.class, outcome).reason());
    assertNothingGoesOn();
  }

  @Test
  void aPageThatCantBeDrawnInTimeStaysBlankAndTheNextLetterIsDrawn() {
    assertEquals(Optional.empty(), drawn(bomb("global CFF routines that call each other")));
    assertTrue(drawn(Pdfs.letter(1)).isPresent());
  }

  private Optional<PageImage> drawn(byte[] pdf) {
    LetterText text = new LetterText("A");
    Letter letter = new Letter(text.sha256(), "a.pdf", text, true);
    LetterPages pages =
        intake.pages(
            letter,
            new OriginalFile(OriginalFile.OriginalType.PDF, pdf),
            Optional.empty(),
            () -> false);
    return assertInstanceOf(LetterPages.Printed.class, pages).letter().picture(1, 1, () -> false);
  }

  @Test
  void aProcessThatSomebodyElseEndedIsReplaced() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertTrue(drawn(Pdfs.letter(1)).isPresent());
      ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
    }
  }

  @Test
  void theSameComesBackFromAnotherProcess() {
    PdfFile file = new PdfFile(Pdfs.letter(3), "");
    PdfJob<PdfJob.TextRead> text = new PdfJob.Text(file);
    assertEquals(
        InProcessPdfReader.run(text, limits(), () -> false),
        PdfProcesses.SHARED.run(text, Limits.standard(), () -> false));
  }
}
