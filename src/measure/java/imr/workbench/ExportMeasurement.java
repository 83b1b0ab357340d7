package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.bench.Ratios;
import imr.exchange.Format;
import imr.exchange.Formats;
import imr.exchange.SchemaFile;
import imr.intake.Intake;
import imr.intake.IntakeResult;
import imr.intake.Limits;
import imr.intake.SampleLetters;
import imr.letter.Letter;
import imr.store.LoadedLetter;
import imr.store.LocalStore;
import imr.store.NewLetter;
import imr.store.Store;
import imr.store.StoreOpenResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an export costs beside reading the same letters: {@code mvn test -Dtest=ExportMeasurement
 * -Dtests.excluded=none}, with {@code -Dletters=10000} for another number than 1,000, {@code
 * -Drounds=3} for another than five, and {@code -Dformats=xlsx,csv} for some formats alone. Each is
 * measured in turns with the bare reading of the same letters with their ledgers, so that a busy
 * machine disturbs both alike; the best of the rounds counts. Writing the finished files once more,
 * without forcing them to disk, shows what the file system alone costs. The letters are the
 * samples, each many times with another last line.
 */
@Tag("long")
@SuppressWarnings("NullAway.Init") // set before the test
final class ExportMeasurement {
  private static final int ROUNDS = Integer.getInteger("rounds", 5);
  private final Background background = Background.onAllCores(Runnable::run);
  private final int count = Integer.getInteger("letters", 1_000);

  @TempDir private Path folder;

  @Test
  void printsWhatEachFormatCostsBesideReading() throws IOException {
    Store store = ((StoreOpenResult.Opened) LocalStore.open(folder.resolve("store"))).store();
    try (Workbench workbench =
        new Workbench(store, SchemaFile.builtIn(), Clock.system(ZoneOffset.UTC))) {
      workbench.add(letters(workbench));
      assertEquals(count, workbench.letters().size());
      List<String> some = List.of(System.getProperty("formats", "").split(",", -1));
      for (Format format : Formats.all()) {
        if (!some.contains("") && !some.contains(format.id())) {
          continue;
        }
        measure(workbench, store, format);
      }
    }
  }

  private List<NewLetter> letters(Workbench workbench) {
    List<IntakeResult.Read> samples = new SampleLetters(new Intake(Limits.standard())).letters();
    List<NewLetter> letters = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      IntakeResult.Read sample = samples.get(i % samples.size());
      String text = sample.letter().text().canonical() + "\nCopy " + i + "\n";
      Letter letter = Letter.of("copy-" + i + ".txt", text, true);
      letters.add(
          workbench.suggest(new IntakeResult.Read(letter, sample.original(), sample.warnings())));
    }
    return letters;
  }

  private void measure(Workbench workbench, Store store, Format format) throws IOException {
    Exports.Order order = new Exports.Order(new ExportScope.All(), format, true);
    double reading = Double.MAX_VALUE;
    double report = Double.MAX_VALUE;
    double writing = Double.MAX_VALUE;
    double copying = Double.MAX_VALUE;
    long size = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Path place = folder.resolve("out-" + format.id() + "-" + round + format.ending());
      long start = System.nanoTime();
      workbench.letters().forEach(l -> read(store, l.id()));
      long read = System.nanoTime();
      workbench.exports().report(order, background, task());
      long reported = System.nanoTime();
      assertEquals(count, workbench.exports().write(order, place, background, task()).letters());
      long written = System.nanoTime();
      reading = Math.min(reading, (read - start) / 1e6);
      report = Math.min(report, (reported - read) / 1e6);
      writing = Math.min(writing, (written - reported) / 1e6);
      size = size(place);
      copying = Math.min(copying, copy(place));
    }
    System.out.println(
        "%-20s reading %.0f ms, report %.0f ms, writing %.0f ms (%.1f times reading, %.1f times"
                .formatted(
                    format.id(),
                    reading,
                    report,
                    writing,
                    writing / reading,
                    writing / (reading + copying))
            + " reading and copying), copying %.0f ms, %.1f MB".formatted(copying, size / 1e6));
    Ratios.record("export beside reading: " + format.id(), writing / reading);
  }

  /** Writes the same files again without forcing them to disk; milliseconds. */
  private static double copy(Path place) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(place)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    Path copies = Files.createDirectory(place.resolveSibling(place.getFileName() + "-copy"));
    List<byte[]> contents = new ArrayList<>();
    for (Path file : files) {
      contents.add(Files.readAllBytes(file));
    }
    long start = System.nanoTime();
    for (int i = 0; i < contents.size(); i++) {
      Files.write(copies.resolve("letter-" + i), contents.get(i));
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private static void read(Store store, String id) {
    LoadedLetter kept = store.kept(id);
    assertEquals(id, kept.letter().id());
    assertTrue(kept.ledger().gestures().size() > 0);
  }

  private static Task task() {
    return new Task(System::nanoTime);
  }

  private static long size(Path place) throws IOException {
    try (Stream<Path> all = Files.walk(place)) {
      return all.filter(Files::isRegularFile).mapToLong(p -> p.toFile().length()).sum();
    }
  }
}
