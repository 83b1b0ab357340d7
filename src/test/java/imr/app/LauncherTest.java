package imr.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the program as a process of its own. */
final class LauncherTest {
  private static final Path THIS_JAVA = Path.of(System.getProperty("java.home"));

  @TempDir private Path folder;

  private record Ended(int code, String out, String err) {}

  @Test
  void wordsGoInAndResultsAndExitCodesComeOut() throws Exception {
    Ended version = start(THIS_JAVA, List.of(), Map.of(), "--version");
    assertEquals(new Ended(0, version.out(), ""), version);
    assertTrue(version.out().startsWith("IMR Workbench "), version.out());
    Path nowhere = folder.resolve("x");
    assertEquals(
        new Ended(1, "", nowhere + " is not there.\n"),
        start(
            THIS_JAVA,
            List.of(),
            Map.of(),
            "evaluate",
            "--gold",
            nowhere.toString(),
            "--predicted",
            nowhere.toString()));
  }

  @Test
  void anOlderJavaStartsTheProgramOnANewerOne() throws Exception {
    Ended version =
        start(olderJava(), List.of(), Map.of("JAVA25_HOME", THIS_JAVA.toString()), "--version");
    assertEquals(new Ended(0, version.out(), ""), version);
    assertTrue(version.out().contains("Java " + Runtime.version()), version.out());
  }

  @Test
  void anOlderJavaPassesPropertiesOn() throws Exception {
    Ended help =
        start(
            olderJava(),
            List.of("-Dpicocli.ansi=true"),
            Map.of("JAVA25_HOME", THIS_JAVA.toString()),
            "--help");
    assertEquals(0, help.code());
    assertTrue(help.out().contains("\u001b["), help.out());
  }

  @Test
  void anOlderJavaPassesWordsWithSpacesAndExitCodesOn() throws Exception {
    Path letters = Files.createDirectory(folder.resolve("two words"));
    assertEquals(
        new Ended(1, "", "There is no PDF or text file in " + letters + ".\n"),
        start(
            olderJava(),
            List.of(),
            Map.of("JAVA25_HOME", THIS_JAVA.toString()),
            "extract",
            letters.toString()));
  }

  @Test
  void anOlderJavaThatFindsNoNewerOneSaysSo() throws Exception {
    Ended refused = start(olderJava(), List.of("-Dimr.startedByLauncher=true"), Map.of());
    assertEquals(1, refused.code());
    assertTrue(
        refused
            .err()
            .matches(
                "The IMR Workbench needs Java 25 or newer, and this is Java \\d+: install a JDK 25,"
                    + " or set JAVA25_HOME to its folder\\.\n"),
        refused.err());
  }

  /** A Java from 11 to 24, where Linux has them; the test is skipped on a machine without. */
  private static Path olderJava() throws IOException {
    Path place = Path.of("/usr/lib/jvm");
    Optional<Path> older = Optional.empty();
    if (Files.isDirectory(place)) {
      try (Stream<Path> homes = Files.list(place)) {
        older = homes.filter(LauncherTest::isOlder).findFirst();
      }
    }
    assumeTrue(older.isPresent(), "no Java from 11 to 24 is installed on this machine");
    return older.orElseThrow();
  }

  private static boolean isOlder(Path home) {
    try {
      return Pattern.compile("JAVA_VERSION=\"(1[1-9]|2[0-4])[\".]")
          .matcher(Files.readString(home.resolve("release")))
          .find();
    } catch (IOException none) {
      return false;
    }
  }

  private Ended start(
      Path home, List<String> options, Map<String, String> environment, String... words)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin").resolve("java").toString());
    command.addAll(options);
    command.addAll(
        List.of("-classpath", System.getProperty("java.class.path"), "imr.app.Launcher"));
    command.addAll(List.of(words));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the program does not end");
    return new Ended(process.exitValue(), text(out), text(err));
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
