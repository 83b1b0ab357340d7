package imr.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StartArgumentsTest {
  @TempDir private Path folder;

  @Test
  void aDoubleClickAndWhatStartsAWindowIsUnderstood() throws IOException {
    Path project = Files.createFile(folder.resolve("Prüf 数据.imrproject"));
    assertEquals(start(Optional.empty(), Optional.empty(), false), StartArguments.of());
    assertEquals(
        start(Optional.of(Path.of("d")), Optional.of(Path.of("f")), true),
        StartArguments.of("--smoke-test", "f", "--rehearse", "--data", "d"));
    assertEquals(
        Optional.of(
            new StartArguments(
                Optional.of(Path.of("d")),
                Optional.empty(),
                false,
                Optional.of(project.toString()))),
        StartArguments.of(project.toString(), "--data", "d"));
  }

  @Test
  void whateverElseThereIsIsLeftToTheReaderOfAllWords() throws IOException {
    String project = Files.createFile(folder.resolve("a.imrproject")).toString();
    assertEquals(Optional.empty(), StartArguments.of("--help"));
    assertEquals(Optional.empty(), StartArguments.of("list"));
    assertEquals(Optional.empty(), StartArguments.of("--data", "d", "list"));
    assertEquals(Optional.empty(), StartArguments.of("--data"));
    assertEquals(Optional.empty(), StartArguments.of(folder.resolve("no.imrproject").toString()));
    assertEquals(Optional.empty(), StartArguments.of(project, project));
  }

  private static Optional<StartArguments> start(
      Optional<Path> data, Optional<Path> smokeTest, boolean rehearse) {
    return Optional.of(new StartArguments(data, smokeTest, rehearse, Optional.empty()));
  }
}
