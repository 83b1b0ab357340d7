package imr.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import imr.intake.Outcome.Read;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Pages that would take minutes to draw end at the limit, or when nobody wants them any more. */
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

  /**
   * @param looks how often the drawing asks before it is no longer wanted; 0 for never
   */
  private static Optional<Picture> drawn(byte[] file, Duration time, int looks, double scale) {
    Limits standard = Limits.standard();
    Limits limits =
        new Limits(
            standard.bytes(), standard.pages(), standard.characters(), time, standard.memory());
    Intake intake = new Intake(limits);
    Outcome outcome = intake.read(Path.of("a.pdf"), file, Optional.empty(), () -> false);
    Read read = outcome instanceof Outcome.NotALetter not ? not.anyway() : (Read) outcome;
    Pages pages = intake.pages(read.letter(), read.original(), Optional.empty(), () -> false);
    AtomicInteger looked = new AtomicInteger();
    return ((Pages.Printed) pages)
        .letter()
        .picture(1, scale, () -> looks > 0 && looked.incrementAndGet() > looks);
  }

  private static void assertTook(long before, int seconds) {
    Duration took = Duration.ofNanos(System.nanoTime() - before);
    assertTrue(took.toSeconds() < seconds, took.toString());
  }
}
