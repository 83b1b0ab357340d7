package imr.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import imr.intake.IntakeResult.Read;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that pages that take minutes to render stop at the limit, or when canceled. */
final class HostilePagesTest {
  private static final Path ATTACK = Path.of("../shared/cases/hostile/shading_ps.pdf");

  @Test
  void aShadingWithALongFunctionEndsAtTheTimeLimit() {
    long before = System.nanoTime();
    assertEquals(Optional.empty(), drawn(Pdfs.shaded(60_000), Duration.ofSeconds(2), 0, 2));
    assertTook(before, 30);
  }

  @Test
  void aShadingWithALongFunctionEndsWhenItIsNoLongerWanted() {
    long before = System.nanoTime();
    assertEquals(Optional.empty(), drawn(Pdfs.shaded(60_000), Duration.ofMinutes(5), 50, 2));
    assertTook(before, 30);
  }

  @Test
  void aShadingWithAShortFunctionIsDrawn() {
    assertTrue(drawn(Pdfs.shaded(5), Duration.ofMinutes(1), 0, 0.5).isPresent());
  }

  @Test
  void theAttackEndsAtTheTimeLimit() throws IOException {
    assumeTrue(Files.exists(ATTACK), "the hostile cases are not here");
    long before = System.nanoTime();
    assertEquals(Optional.empty(), drawn(Files.readAllBytes(ATTACK), Duration.ofSeconds(2), 0, 2));
    assertTook(before, 30);
  }

  /** A thread that no guard reaches would continue. The deadline is three seconds. */
  @ParameterizedTest
  @MethodSource
  void nothingGoesOnBehindTheDeadline(String name, byte[] file) throws Exception {
    Thread drawing =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  Guard guard = new Guard(limits(Duration.ofSeconds(3)), () -> false);
                  // Any exception is fine; this test is only about time.
                  try (PdfWarnings _ = PdfWarnings.listen()) {
                    PdfPageRenderer.of(new PdfFile(file, ""), 1, 1.5, guard);
                  } catch (IOException | RuntimeException | StackOverflowError ended) {
                    return;
                  }
                });
    assertTrue(drawing.join(Duration.ofSeconds(60)), name + " is still being drawn");
  }

  static Stream<Arguments> nothingGoesOnBehindTheDeadline() throws IOException {
    Map<String, byte[]> all = HostilePdfs.all();
    if (Files.exists(ATTACK)) {
      all.put(ATTACK.getFileName().toString(), Files.readAllBytes(ATTACK));
    }
    return all.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  @Test
  void anIntricateClipIsDrawnAsTheRectangleAroundIt() {
    StringBuilder teeth = new StringBuilder();
    for (int i = 0; i < 4000; i++) {
      teeth.append("%d %d 1 1 re ".formatted(100 + i % 80 * 5, 100 + i / 80 * 10));
    }
    byte[] file = Pdfs.operators(teeth + "W n 1 0 0 rg 0 0 612 792 re f");
    PageImage picture = picture(file);
    assertEquals(0xffffffff, picture.pixels()[50 * picture.width() + 50]);
    assertEquals(0xffff0000, picture.pixels()[400 * picture.width() + 300]);
  }

  private static PageImage picture(byte[] file) {
    Guard guard = new Guard(Limits.standard(), () -> false);
    try (PdfWarnings _ = PdfWarnings.listen()) {
      return PdfPageRenderer.of(new PdfFile(file, ""), 1, 1, guard);
    } catch (IOException damaged) {
      throw new AssertionError(damaged);
    }
  }

  private static Limits limits(Duration time) {
    Limits standard = Limits.standard();
    return new Limits(
        standard.bytes(), standard.pages(), standard.characters(), time, standard.memory());
  }

  /**
   * @param looks the number of checks before rendering is canceled; 0 for never
   */
  private static Optional<PageImage> drawn(byte[] file, Duration time, int looks, double scale) {
    Intake intake = new Intake(limits(time));
    IntakeResult outcome = intake.read(Path.of("a.pdf"), file, Optional.empty(), () -> false);
    Read read = outcome instanceof IntakeResult.NotALetter not ? not.anyway() : (Read) outcome;
    LetterPages pages = intake.pages(read.letter(), read.original(), Optional.empty(), () -> false);
    AtomicInteger looked = new AtomicInteger();
    return ((LetterPages.Printed) pages)
        .letter()
        .picture(1, scale, () -> looks > 0 && looked.incrementAndGet() > looks);
  }

  private static void assertTook(long before, int seconds) {
    Duration took = Duration.ofNanos(System.nanoTime() - before);
    assertTrue(took.toSeconds() < seconds, took.toString());
  }
}
