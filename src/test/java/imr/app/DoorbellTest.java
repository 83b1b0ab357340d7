package imr.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DoorbellTest {
  @TempDir private Path folder;
  private final AtomicInteger shown = new AtomicInteger();

  @Test
  void eachSecondStartShowsTheWindowOnce() throws IOException {
    try (Doorbell _ = Doorbell.hang(folder, shown::incrementAndGet)) {
      assertTrue(Doorbell.ring(folder));
      assertTrue(Doorbell.ring(folder));
      assertEquals(2, shown.get());
    }
  }

  @Test
  void nobodyAnswersBeforeAndAfter() throws IOException {
    assertFalse(Doorbell.ring(folder));
    Doorbell.hang(folder, shown::incrementAndGet).close();
    assertFalse(Doorbell.ring(folder));
    assertEquals(0, shown.get());
  }

  @Test
  void whatAKilledProcessLeftIsTakenOver() throws IOException {
    Files.writeString(folder.resolve("workbench.socket"), "left over");
    assertFalse(Doorbell.ring(folder));
    try (Doorbell _ = Doorbell.hang(folder, shown::incrementAndGet)) {
      assertTrue(Doorbell.ring(folder));
    }
  }

  @Test
  void aPathTooLongForASocketIsRefusedAndNobodyAnswers() throws IOException {
    Path deep = Files.createDirectories(folder.resolve("a".repeat(120)).resolve("b".repeat(120)));
    assertThrows(IOException.class, () -> Doorbell.hang(deep, shown::incrementAndGet));
    assertFalse(Doorbell.ring(deep));
  }
}
