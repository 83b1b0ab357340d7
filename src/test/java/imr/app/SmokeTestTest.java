package imr.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.JavaProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the real window without a display as a separate process. */
final class SmokeTestTest {
  private static final String REPORT =
      """
      version (unknown|[0-9.]+)
      shown
      usable after [0-9]+ ms
      letter after [0-9]+ ms
      usable at [0-9]{13}
      """;

  @TempDir private Path folder;

  private record Ended(int code, String err) {}

  @Test
  void theFileTellsTheVersionAndThatALetterWasShownAndNothingElseIsLeft() throws Exception {
    Path file = folder.resolve("Prüf 数据.txt");
    assertEquals(new Ended(0, ""), start("--smoke-test", file.toString()));
    assertTrue(Files.readString(file).matches(REPORT), Files.readString(file));
    assertEquals(List.of(), names("temporary"));
    assertEquals(List.of(), names("home"));
  }

  @Test
  void aLibraryThatHasLettersIsOpenedAsItIs() throws Exception {
    Path file = folder.resolve("seen.txt");
    Path data = folder.resolve("Prüf 数据");
    Path letter = Files.writeString(folder.resolve("a.txt"), "A cake is 40 minutes in the oven.");
    assertEquals(0, start("import", "--any", "--data", data.toString(), letter.toString()).code());
    assertEquals(
        new Ended(0, ""), start("--data", data.toString(), "--smoke-test", file.toString()));
    assertTrue(Files.readString(file).matches(REPORT), Files.readString(file));
    Commandline after = new Commandline();
    assertEquals(0, after.run("list", "--data", data.toString()));
    assertEquals(1, after.told().lines().count());
    Path no = folder.resolve("no.txt");
    assertEquals(
        new Ended(1, "A rehearsal changes letters, so it needs an empty library.\n"),
        start("--data", data.toString(), "--rehearse", "--smoke-test", no.toString()));
    assertFalse(Files.exists(no));
  }

  @Test
  void aRehearsalGoesThroughTheMainJobWithoutAnAccident() throws Exception {
    Path file = folder.resolve("seen.txt");
    Path data = folder.resolve("data");
    assertEquals(
        new Ended(0, ""),
        start("--data", data.toString(), "--rehearse", "--smoke-test", file.toString()));
    assertTrue(Files.readString(file).matches(REPORT), Files.readString(file));
    Commandline after = new Commandline();
    assertEquals(0, after.run("corrections", "--data", data.toString()));
    assertTrue(after.told().lines().count() > 1, "nothing was decided");
    assertEquals(0, after.run("check", "--data", data.toString()));
  }

  @Test
  void aStartThatFailsSaysWhyAndWritesNothing() throws Exception {
    Path file = folder.resolve("seen.txt");
    Path data = Files.writeString(folder.resolve("data"), "no folder");
    assertEquals(
        new Ended(1, data + " already exists and isn't a folder.\n"),
        start("--data", data.toString(), "--smoke-test", file.toString()));
    assertFalse(Files.exists(file));
  }

  @Test
  void whatIsNoWordAndNoProjectFileIsRefusedWithASentence() throws Exception {
    assertEquals(
        new Ended(
            2,
            """
            “extrakt” isn't a command or a project file (….imrproject).
            See imr-workbench --help.
            """),
        start("extrakt"));
    Path nowhere = folder.resolve("x.imrproject");
    assertEquals(
        new Ended(
            2, "The project file " + nowhere + " doesn't exist.\nSee imr-workbench --help.\n"),
        start(nowhere.toString()));
  }

  private List<String> names(String inside) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(inside))) {
      return files.map(f -> f.getFileName().toString()).filter(n -> !n.startsWith(".")).toList();
    }
  }

  private Ended start(String... words) throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    List<String> command =
        JavaProcess.unseen(
            "-Duser.home=" + home,
            "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("temporary")),
            "-Dfile.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8",
            "imr.app.Main");
    command.addAll(List.of(words));
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(err.toFile());
    builder.environment().remove("XDG_DATA_HOME");
    Process process = builder.start();
    assertTrue(process.waitFor(180, TimeUnit.SECONDS), "the program does not end");
    String told = Files.readString(err, StandardCharsets.UTF_8).replace("\r\n", "\n");
    return new Ended(process.exitValue(), withoutJavas(told));
  }

  /** JavaFX prints a warning when it is on the class path, which is the case only in tests. */
  private static String withoutJavas(String told) {
    return told.lines()
        .filter(line -> !line.startsWith("WARNING: ") && !line.contains("com.sun.javafx"))
        .map(line -> line + "\n")
        .collect(java.util.stream.Collectors.joining());
  }
}
