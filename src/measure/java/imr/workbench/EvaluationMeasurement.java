package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.bench.Ratios;
import imr.evaluate.Measurements;
import imr.evaluate.RunComparison;
import imr.exchange.SchemaFile;
import imr.intake.Intake;
import imr.intake.IntakeResult;
import imr.intake.Limits;
import imr.intake.SampleLetters;
import imr.letter.Letter;
import imr.letter.OriginalFile;
import imr.report.EvaluationReport;
import imr.store.LetterRow;
import imr.store.LocalStore;
import imr.store.NewLetter;
import imr.store.Store;
import imr.store.StoreOpenResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an evaluation costs: {@code mvn test -Dtests.excluded=none -Dtest=EvaluationMeasurement},
 * with {@code -Dletters=200} for another number than 1,000. The letters are the samples that ship
 * with the workbench, each with a line of its own. Each figure is the median of seven rounds, taken
 * in turns with reading the same letters and ledgers alone, so that a busy machine disturbs both;
 * what the two seconds hold is the processor time a core, which other programs disturb least.
 */
@Tag("long")
final class EvaluationMeasurement {
  private static final int ROUNDS = 7;
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private final int count = Integer.getInteger("letters", 1_000);
  private final Background background = Background.onAllCores(Runnable::run);
  @TempDir private Path folder;

  @Test
  void printsWhatAnEvaluationCosts() throws Exception {
    Store store = ((StoreOpenResult.Opened) LocalStore.open(folder.resolve("measured"))).store();
    try (Workbench workbench =
        new Workbench(store, SchemaFile.builtIn(), Clock.fixed(NOON, ZoneOffset.UTC))) {
      finishLetters(workbench);
      double[] reading = new double[ROUNDS];
      double[] kept = new double[ROUNDS];
      double[] extractor = new double[ROUNDS];
      double[] processor = new double[ROUNDS];
      double[] figures = new double[ROUNDS];
      double[] report = new double[ROUNDS];
      for (int i = -2; i < ROUNDS; i++) {
        int at = Math.max(0, i);
        reading[at] = milliseconds(() -> read(store));
        List<EvaluationResult> both = new ArrayList<>();
        kept[at] = milliseconds(() -> both.add(measure(workbench, new EvaluatedRun.Kept())));
        double before = processorTime();
        extractor[at] =
            milliseconds(() -> both.add(measure(workbench, new EvaluatedRun.Extractor())));
        processor[at] = (processorTime() - before) / background.workers();
        figures[at] = milliseconds(() -> look(both.getFirst().measured(), both.getLast()));
        report[at] = milliseconds(() -> write(workbench, both));
      }
      print("letters", count);
      print("reading them and their ledgers alone, ms", median(reading));
      print("evaluating what was kept, ms", median(kept));
      print("evaluating the extractor, run now, ms", median(extractor));
      print("the same, processor time a core, ms", median(processor));
      print("all figures of it, as the screen shows them, ms", median(figures));
      print("report of two runs, written, ms", median(report));
      Ratios.record("evaluating beside reading: kept", median(kept) / median(reading));
      Ratios.record("evaluating beside reading: run now", median(extractor) / median(reading));
      assertTrue(median(processor) + median(figures) < 2.0 * count, "2 s for 1,000 letters");
    }
  }

  private void finishLetters(Workbench workbench) {
    List<IntakeResult.Read> samples = new SampleLetters(new Intake(Limits.standard())).letters();
    List<NewLetter> letters = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Letter sample = samples.get(i % samples.size()).letter();
      String text = sample.text().canonical() + "\nCopy " + i + "\n";
      Letter letter = Letter.of("copy-%04d.txt".formatted(i), text, true);
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      letters.add(
          workbench.suggest(
              new IntakeResult.Read(
                  letter, new OriginalFile(OriginalFile.OriginalType.TEXT, bytes), List.of())));
    }
    workbench.add(letters);
    TestAnnotator ana = new TestAnnotator(workbench, "Ana", NOON);
    List<LetterRow> rows = workbench.letters();
    for (int i = 0; i < rows.size(); i++) {
      if (i % 4 == 0) {
        ana.types(rows.get(i).id(), "patient.age", "99");
      }
      ana.finishes(rows.get(i).id());
    }
  }

  private void read(Store store) {
    List<LetterRow> rows = store.letters();
    background.each(
        rows.size(),
        new Task(System::nanoTime),
        at -> {
          String id = rows.get(at).id();
          assertEquals(id, store.letter(id).id());
          assertTrue(store.ledger(id).size() > 1);
        });
  }

  private EvaluationResult measure(Workbench workbench, EvaluatedRun run) {
    EvaluationResult evaluated =
        workbench
            .evaluations()
            .measure(new GoldSource.Finished(), run, background, new Task(System::nanoTime));
    assertEquals(count, evaluated.measured().letters().size());
    return evaluated;
  }

  private static void look(Measurements first, EvaluationResult second) {
    first.fields().forEach(f -> first.score(f.id()));
    first.codedFields().forEach(first::confusion);
    assertTrue(first.score(f -> true).count().gold() > 0);
    assertTrue(first.calibration(f -> true).values() > 0);
    assertTrue(!first.mistakes().isEmpty());
    assertEquals(
        first.letters().size(), RunComparison.of(first, second.measured()).letters().size());
  }

  private void write(Workbench workbench, List<EvaluationResult> both) throws Exception {
    new EvaluationReport(workbench.evaluations()::place, EvaluationReport.TextDetail.WITHOUT)
        .write(folder.resolve("report"), both.getFirst(), Optional.of(both.getLast()));
  }

  private interface Step {
    void run() throws Exception;
  }

  private static double milliseconds(Step step) throws Exception {
    long start = System.nanoTime();
    step.run();
    return (System.nanoTime() - start) / 1e6;
  }

  /** What this process has used so far of all cores, in milliseconds. */
  private static double processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e6;
  }

  private static double median(double[] figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void print(String what, double figure) {
    System.out.println(String.format(Locale.ROOT, "%s: %.1f", what, figure));
  }
}
