package imr.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import imr.JavaProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the real program when files can't grow. Uses the shell's file size limit, which makes a
 * write fail midway, like a full disk but without needing one.
 */
final class FullDiskOutputTest {
  private static final Path SHELL = Path.of("/bin/bash");
  private static final String LETTER =
      """
      NOTICE OF INDEPENDENT MEDICAL REVIEW DETERMINATION

      The employee is a 52 year old female.

      IMR ISSUES, DECISIONS AND RATIONALES
      """
          + "1. MRI of the lumbar spine is not medically necessary and appropriate.\n".repeat(40);

  @TempDir private Path folder;

  @Test
  void aRecordThatDoesNotFitLeavesNoHalfAndASentence() throws Exception {
    assumeTrue(Files.isExecutable(SHELL), "there is no bash here");
    Files.writeString(folder.resolve("a.txt"), LETTER);
    Path out = Files.createDirectory(folder.resolve("out"));
    Path older = Files.writeString(out.resolve("a.json"), "older");
    String told = run("extract", "--any", "--out", out.toString(), folder + "/a.txt");
    assertEquals("older", Files.readString(older));
    assertEquals(List.of("a.json"), names(out));
    assertEquals(1, told.lines().count(), told);
    assertTrue(told.contains("Couldn't read or write"), told);
  }

  /** Runs the program with at most 1 kB per file and returns its output. */
  private static String run(String... words) throws Exception {
    List<String> command =
        Stream.concat(
                Stream.of(SHELL.toString(), "-c", "ulimit -f 1 && exec \"$@\"", "bash"),
                Stream.concat(
                    JavaProcess.command("-XX:-UsePerfData", "imr.app.Main").stream(),
                    Stream.of(words)))
            .toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(1, process.waitFor(), told);
    return told;
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
