package imr.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.JavaProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the program as a separate process. */
final class MainTest {
  @TempDir private Path folder;

  private record Ended(int code, String out, String err) {}

  @Test
  void wordsGoInAndResultsAndExitCodesComeOut() throws Exception {
    Ended version = start("--version");
    assertEquals(new Ended(0, version.out(), ""), version);
    assertTrue(version.out().startsWith("IMR Workbench "), version.out());
    Path nowhere = folder.resolve("x");
    assertEquals(
        new Ended(1, "", nowhere + " doesn't exist. Check the path, and then try again.\n"),
        start("evaluate", "--gold", nowhere.toString(), "--predicted", nowhere.toString()));
  }

  @Test
  void argumentsWithSpacesArriveWhole() throws Exception {
    Path letters = Files.createDirectory(folder.resolve("two words"));
    assertEquals(
        new Ended(1, "", "There's no file that could be a letter in " + letters + ".\n"),
        start("extract", letters.toString()));
  }

  private Ended start(String... words) throws Exception {
    List<String> command = JavaProcess.command("imr.app.Main");
    command.addAll(List.of(words));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    Process process = builder.start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the program does not end");
    return new Ended(process.exitValue(), text(out), text(err));
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
