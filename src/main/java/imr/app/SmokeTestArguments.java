package imr.app;

import imr.demo.SmokeTest;
import imr.exchange.AtomicOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/**
 * Checks that the installed program works, for those who build installers: opens and draws a
 * letter, writes the result to a file, and closes. Without a data folder, it uses a temporary one.
 */
final class SmokeTestArguments {
  @Option(names = "--smoke-test", paramLabel = "FILE", hidden = true)
  private Optional<Path> file = Optional.empty();

  @Option(names = "--rehearse", hidden = true)
  private boolean rehearse;

  private Optional<Path> made = Optional.empty();

  void take(StartArguments start) {
    file = start.smokeTest();
    rehearse = start.rehearse();
  }

  boolean wanted() {
    return file.isPresent();
  }

  /** Returns the temporary folder; empty if no smoke test was requested. */
  Optional<DataFolder> folder() {
    if (wanted() && made.isEmpty()) {
      made = Optional.of(passing());
    }
    return made.map(DataFolder::new);
  }

  private static Path passing() {
    try {
      return Files.createTempDirectory("imr-smoke-test");
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /**
   * Runs the smoke test. The file then contains the version, {@code shown}, and times.
   *
   * @param folder the store's folder; the sample letters are imported if it is empty
   * @return whether a letter was shown
   */
  boolean run(Console console, WindowStart window, DataFolder folder) throws IOException {
    SmokeTest test = new SmokeTest(rehearse, Clock.systemUTC());
    try {
      Optional<String> trouble = window.run(folder, test).or(() -> failure(test.outcome()));
      trouble.ifPresent(console::trouble);
      if (test.outcome() instanceof SmokeTest.Outcome.Shown shown && trouble.isEmpty()) {
        AtomicOutput.write(file.orElseThrow(), report(shown));
      }
      return trouble.isEmpty();
    } finally {
      made.ifPresent(SmokeTestArguments::remove);
    }
  }

  private static Optional<String> failure(SmokeTest.Outcome outcome) {
    return switch (outcome) {
      case SmokeTest.Outcome.Failed(String sentence) -> Optional.of(sentence);
      case SmokeTest.Outcome.Shown _ -> Optional.empty();
    };
  }

  /**
   * Times are given both since the start of the JVM, and as clock times for the calling process.
   */
  private static String report(SmokeTest.Outcome.Shown shown) {
    long began = ManagementFactory.getRuntimeMXBean().getStartTime();
    return """
    version %s
    shown
    usable after %d ms
    letter after %d ms
    usable at %d
    """
        .formatted(
            CliCommands.Version.number().orElse("unknown"),
            shown.usableAt() - began,
            shown.letterAt() - began,
            shown.usableAt());
  }

  private static void remove(Path folder) {
    try (Stream<Path> inside = Files.walk(folder)) {
      inside.sorted(Comparator.reverseOrder()).forEach(SmokeTestArguments::delete);
    } catch (IOException staysBehind) {
      throw new UncheckedIOException(staysBehind);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException staysBehind) {
      throw new UncheckedIOException(staysBehind);
    }
  }
}
