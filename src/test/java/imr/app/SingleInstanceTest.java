package imr.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SingleInstanceTest {
  @TempDir private Path folder;
  private final AtomicInteger shown = new AtomicInteger();

  @Test
  void eachSecondStartShowsTheWindowOnce() throws IOException {
    try (SingleInstance _ = SingleInstance.hang(folder, _ -> shown.incrementAndGet())) {
      assertTrue(SingleInstance.ring(folder, Optional.empty()));
      assertTrue(SingleInstance.ring(folder, Optional.empty()));
      assertEquals(2, shown.get());
    }
  }

  @Test
  void nobodyAnswersBeforeAndAfter() throws IOException {
    assertFalse(SingleInstance.ring(folder, Optional.empty()));
    SingleInstance.hang(folder, _ -> shown.incrementAndGet()).close();
    assertFalse(SingleInstance.ring(folder, Optional.empty()));
    assertEquals(0, shown.get());
  }

  @Test
  void whatAKilledProcessLeftIsTakenOver() throws IOException {
    Files.writeString(folder.resolve("workbench.socket"), "left over");
    assertFalse(SingleInstance.ring(folder, Optional.empty()));
    try (SingleInstance _ = SingleInstance.hang(folder, _ -> shown.incrementAndGet())) {
      assertTrue(SingleInstance.ring(folder, Optional.empty()));
    }
  }

  @Test
  void aPathTooLongForASocketIsRefusedAndNobodyAnswers() throws IOException {
    Path deep = Files.createDirectories(folder.resolve("a".repeat(120)).resolve("b".repeat(120)));
    assertThrows(IOException.class, () -> SingleInstance.hang(deep, _ -> shown.incrementAndGet()));
    assertFalse(SingleInstance.ring(deep, Optional.empty()));
  }

  @Test
  void aProjectFileIsHandedOnByItsWholePathWhateverItsName() throws IOException {
    List<Optional<Path>> asked = new ArrayList<>();
    Path project = Path.of("Prüf 数据", "letters.imrproject");
    try (SingleInstance _ = SingleInstance.hang(folder, asked::add)) {
      assertTrue(SingleInstance.ring(folder, Optional.of(project)));
      assertTrue(SingleInstance.ring(folder, Optional.empty()));
      assertEquals(List.of(Optional.of(project.toAbsolutePath()), Optional.empty()), asked);
    }
  }
}
