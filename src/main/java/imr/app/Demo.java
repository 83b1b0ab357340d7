package imr.app;

import imr.demo.Demonstration;
import imr.exchange.AtomicOutput;
import imr.exchange.PrivateFiles;
import imr.ui.settings.Preferences;
import imr.ui.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/**
 * A demonstration for machines without a desktop: imports and reviews sample letters in the real
 * window on JavaFX's headless platform, and leaves screenshots, the gold record, and a summary in a
 * folder. If even the libraries for text are missing, it only extracts records from the samples.
 */
final class Demo {
  private static final String SUMMARY = "summary.txt";

  /** Marks folders created by a demonstration; others are never overwritten. */
  private static final String MARK = ".imr-demo";

  private static final String ANNOTATOR = "Demo annotator";

  @Option(
      names = "--demo",
      paramLabel = "DIR",
      description = {
        "Runs a short demonstration on the sample letters, without a display, and leaves"
            + " screenshots, the gold record, and a summary in DIR."
      })
  private Optional<Path> folder = Optional.empty();

  @Option(names = "--if-no-desktop", hidden = true)
  private boolean onlyWithoutDesktop;

  /** Returns whether to run instead of the window. */
  boolean wanted() {
    return folder.isPresent() && !(onlyWithoutDesktop && SystemLibraries.missingHere().isEmpty());
  }

  /** Returns whether everything succeeded. */
  boolean run(Console console, WindowStart window, CliCommands commands) throws IOException {
    Path out = folder.orElseThrow();
    if (!emptied(out)) {
      console.trouble(
          out + " has other files in it, so the demonstration didn't run. Choose an empty folder.");
      return false;
    }
    Optional<String> missing = SystemLibraries.missingHere(true);
    List<String> told = new ArrayList<>();
    boolean done =
        missing.isPresent()
            ? extracted(out, console, commands, told)
            : performed(out, console, window, commands, told);
    SystemLibraries.missingHere(false).ifPresent(told::add);
    AtomicOutput.write(out.resolve(SUMMARY), String.join("\n", told) + "\n");
    told.forEach(console::print);
    return done;
  }

  private static boolean performed(
      Path out, Console console, WindowStart window, CliCommands commands, List<String> told)
      throws IOException {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    DataFolder data = new DataFolder(out.resolve("data"));
    data.create();
    Settings.open(data.settings(), Preferences.of(ANNOTATOR)).change(Demo::asIfKnown);
    Demonstration demonstration = new Demonstration(out);
    Optional<String> trouble = window.run(data, demonstration);
    if (trouble.isPresent()) {
      console.trouble(trouble.get());
      return false;
    }
    return switch (demonstration.outcome()) {
      case Demonstration.Outcome.Failed(String sentence) -> {
        console.trouble(sentence);
        yield false;
      }
      case Demonstration.Outcome.Done done -> {
        boolean exported = exported(out.resolve("records"), data, console, commands);
        told.addAll(summary(out, done));
        yield exported;
      }
    };
  }

  /** Skips the question for the annotator's name, and the tour. */
  private static Preferences asIfKnown(Preferences first) {
    return first
        .annotatedBy(ANNOTATOR)
        .withTheme(Preferences.Theme.LIGHT)
        .withHabits(first.habits().withTourOffered(true));
  }

  private static boolean exported(
      Path records, DataFolder data, Console console, CliCommands commands) throws IOException {
    return commands.onStore(
            data, w -> new ConsoleExport(console, w, Optional.of(records)).run(true))
        == 0;
  }

  private static List<String> summary(Path out, Demonstration.Outcome.Done done)
      throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Ran a demonstration in %s: imported the sample letters, then reviewed and finished one in %d keystrokes."
            .formatted(out, done.keystrokes()));
    done.pictures().forEach(picture -> lines.add("  Screenshot:  " + picture));
    try (Stream<Path> records = Files.list(out.resolve("records"))) {
      records.sorted().forEach(record -> lines.add("  Gold record: " + record));
    }
    lines.add("  Summary:     " + out.resolve(SUMMARY));
    return lines;
  }

  private static boolean extracted(
      Path out, Console console, CliCommands commands, List<String> told) throws IOException {
    Path records = out.resolve("records");
    DataFolder data = new DataFolder(out.resolve("data"));
    data.create();
    told.add("Ran a short demonstration in %s: imported the sample letters.".formatted(out));
    told.add("  Records as extracted: " + records);
    told.add("  Summary:              " + out.resolve(SUMMARY));
    return commands.onStore(
            data,
            w -> {
              w.importSamples();
              return new ConsoleExport(console, w, Optional.of(records)).run(false);
            })
        == 0;
  }

  /**
   * Deletes the results of an earlier demonstration. Returns false if the folder contains anything
   * else.
   */
  private static boolean emptied(Path out) throws IOException {
    if (Files.isDirectory(out)) {
      try (Stream<Path> inside = Files.list(out)) {
        boolean other = inside.findAny().isPresent() && !Files.exists(out.resolve(MARK));
        if (other) {
          return false;
        }
      }
      try (Stream<Path> all = Files.walk(out)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    PrivateFiles.createFolders(out);
    // Written first, so that an interrupted demonstration can be run again.
    AtomicOutput.write(out.resolve(MARK), "");
    return true;
  }
}
