package imr.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.JavaProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the demonstration as {@code mvn} does on a machine without a desktop. */
final class DemoTest {
  @TempDir private Path folder;

  private record Ended(int code, String out, String err) {}

  @Test
  void withoutADesktopTheMainJobIsDoneAndItsResultsAreLeftInTheFolder() throws Exception {
    Path out = folder.resolve("demo");
    Ended ended = start("--if-no-desktop", "--demo", out.toString());
    assertEquals(new Ended(0, ended.out(), ""), ended);
    assertFalse(ended.out().contains("\tat "), ended.out());
    List<String> lines = ended.out().lines().toList();
    assertTrue(
        lines
            .getFirst()
            .matches(
                "Ran a demonstration in .*: imported the sample letters, then reviewed and"
                    + " finished one in \\d+ keystrokes\\."),
        ended.out());
    assertTrue(lines.getLast().startsWith("The window needs "), ended.out());
    assertEquals(
        List.of("1-imported.png", "2-reviewing.png", "3-reviewed.png", "4-next-letter.png"),
        names(out, ".png"));
    assertEquals(1440, ImageIO.read(out.resolve("2-reviewing.png").toFile()).getWidth());
    assertEquals(ended.out(), Files.readString(out.resolve("summary.txt")));
    assertForTheUserAlone(out);
    assertEquals(1, names(out.resolve("records"), ".json").size());

    Commandline after = new Commandline();
    assertEquals(0, after.run("list", "--data", out.resolve("data").toString()));
    assertEquals(1, after.told().lines().filter(line -> line.startsWith("finished")).count());

    assertEquals(0, start("--demo", out.toString()).code(), "a second run replaces the first");
  }

  /** Ignores the search index and the log, which are in folders of their own. */
  private static void assertForTheUserAlone(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      for (String ending : List.of(".png", ".txt", ".imr-demo")) {
        for (String name : names(folder, ending)) {
          assertEquals(
              "rw-------",
              PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))),
              name);
        }
      }
      assertEquals(
          "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
    }
  }

  @Test
  void aFolderWithOtherFilesIsLeftAlone() throws Exception {
    Path own = Files.writeString(folder.resolve("own.txt"), "mine");
    Files.writeString(folder.resolve("summary.txt"), "mine, too");
    Ended refused = start("--demo", folder.toString());
    assertEquals(
        new Ended(
            1,
            "",
            folder
                + " has other files in it, so the demonstration didn't run. Choose an empty"
                + " folder.\n"),
        refused);
    assertEquals("mine", Files.readString(own));
  }

  private static List<String> names(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(name -> name.endsWith(ending))
          .sorted()
          .toList();
    }
  }

  private Ended start(String... arguments) throws Exception {
    Path output = Files.createTempDirectory("imr-demo-test");
    List<String> command =
        new ArrayList<>(
            List.of(
                JavaProcess.program(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-classpath",
                System.getProperty("java.class.path"),
                "imr.app.Main"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(output.resolve("out").toFile())
            .redirectError(output.resolve("err").toFile());
    builder.environment().remove("DISPLAY");
    Process process = builder.start();
    try {
      assertTrue(process.waitFor(240, TimeUnit.SECONDS), "the demonstration doesn't end");
      return new Ended(
          process.exitValue(), text(output.resolve("out")), text(output.resolve("err")));
    } finally {
      process.destroyForcibly();
      Files.deleteIfExists(output.resolve("out"));
      Files.deleteIfExists(output.resolve("err"));
      Files.delete(output);
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
