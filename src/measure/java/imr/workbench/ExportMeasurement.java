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
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an export costs beside reading the same letters: {@code mvn test -Dtest=ExportMeasurement
 * -Dtests.excluded=none}, with {@code -Dletters=10000} for another number than 1,000, {@code
 * -Drounds=3} for another than five, and {@code -Dformats=xlsx,csv} for some formats alone. Each is
 * measured in turns with the bare reading of the same letters with their ledgers, so that a busy
 * machine disturbs both alike; the best of the rounds counts. The processor's time for writing,
 * shared among the cores, shows what waits for the disk or for another thread. Writing the finished
 * files once more and forcing them to disk, with nothing else to do, shows what no export can go
 * below. The letters are the samples, each many times with another last line.
 */
@Tag("long")
@SuppressWarnings("NullAway.Init") // set before the test
final class ExportMeasurement {
  private static final int ROUNDS = Integer.getInteger("rounds", 5);
  private static final int FORCED_AT_ONCE = 16;
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
    double processor = Double.MAX_VALUE;
    double disk = Double.MAX_VALUE;
    long size = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Path place = folder.resolve("out-" + format.id() + "-" + round + format.ending());
      long start = System.nanoTime();
      workbench.letters().forEach(l -> read(store, l.id()));
      long read = System.nanoTime();
      workbench.exports().report(order, background, task());
      long reported = System.nanoTime();
      double used = processorTime();
      assertEquals(count, workbench.exports().write(order, place, background, task()).letters());
      long written = System.nanoTime();
      reading = Math.min(reading, (read - start) / 1e6);
      report = Math.min(report, (reported - read) / 1e6);
      writing = Math.min(writing, (written - reported) / 1e6);
      processor = Math.min(processor, (processorTime() - used) / background.workers());
      size = size(place);
      disk = Math.min(disk, writtenBare(place));
    }
    System.out.println(
        ("%-20s reading %.0f ms, report %.0f ms, writing %.0f ms (%.2f times reading),"
                + " processor time a core %.0f ms, disk alone %.0f ms (%.2f times), %.1f MB")
            .formatted(
                format.id(),
                reading,
                report,
                writing,
                writing / reading,
                processor,
                disk,
                disk / reading,
                size / 1e6));
    Ratios.record("export beside reading: " + format.id(), writing / reading);
  }

  /** Writes the same files again and forces them to disk, as many at once; milliseconds. */
  private static double writtenBare(Path place) throws IOException {
    List<byte[]> contents = new ArrayList<>();
    try (Stream<Path> all = Files.walk(place)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        contents.add(Files.readAllBytes(file));
      }
    }
    Path copies = Files.createDirectory(place.resolveSibling(place.getFileName() + "-copy"));
    long start = System.nanoTime();
    for (int i = 0; i < contents.size(); i++) {
      Files.write(copies.resolve("file-" + i), contents.get(i));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(FORCED_AT_ONCE)) {
      for (int i = 0; i < contents.size(); i++) {
        Path file = copies.resolve("file-" + i);
        threads.execute(() -> force(file));
      }
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private static void force(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What this process has used so far of all cores, in milliseconds. */
  private static double processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e6;
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
