package imr.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlainStartTest {
  @TempDir private Path folder;

  @Test
  void aDoubleClickAndWhatStartsAWindowIsUnderstood() throws IOException {
    Path project = Files.createFile(folder.resolve("Prüf 数据.imrproject"));
    assertEquals(start(Optional.empty(), Optional.empty(), false), PlainStart.of());
    assertEquals(
        start(Optional.of(Path.of("d")), Optional.of(Path.of("f")), true),
        PlainStart.of("--smoke-test", "f", "--rehearse", "--data", "d"));
    assertEquals(
        Optional.of(
            new PlainStart(
                Optional.of(Path.of("d")),
                Optional.empty(),
                false,
                Optional.of(project.toString()))),
        PlainStart.of(project.toString(), "--data", "d"));
  }

  @Test
  void whateverElseThereIsIsLeftToTheReaderOfAllWords() throws IOException {
    String project = Files.createFile(folder.resolve("a.imrproject")).toString();
    assertEquals(Optional.empty(), PlainStart.of("--help"));
    assertEquals(Optional.empty(), PlainStart.of("list"));
    assertEquals(Optional.empty(), PlainStart.of("--data", "d", "list"));
    assertEquals(Optional.empty(), PlainStart.of("--data"));
    assertEquals(Optional.empty(), PlainStart.of(folder.resolve("no.imrproject").toString()));
    assertEquals(Optional.empty(), PlainStart.of(project, project));
  }

  private static Optional<PlainStart> start(
      Optional<Path> data, Optional<Path> smokeTest, boolean rehearse) {
    return Optional.of(new PlainStart(data, smokeTest, rehearse, Optional.empty()));
  }
}
