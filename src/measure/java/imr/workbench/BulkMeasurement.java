package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.annotation.Remarks;
import imr.exchange.SchemaFile;
import imr.report.BatchWording;
import imr.review.ReviewSession;
import imr.review.SessionStep;
import imr.store.LocalStore;
import imr.store.Store;
import imr.store.StoreOpenResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a verb for many letters costs a letter, beside single gestures in the same store: {@code mvn
 * test -Dtest=BulkMeasurement -Dtests.excluded=none}, with {@code -Dletters=100000} for another
 * number than 1,000 and 10,000, and {@code -Dmany=FOLDER} to keep the letters for the next time.
 * The first figures of each number include writing every letter into the journal, since no backup
 * has it; those after the backup do not.
 */
@Tag("long")
final class BulkMeasurement {
  @TempDir private Path temp;

  @Test
  void printsLettersASecondOfEachVerbAndOfTakingItBack() throws IOException {
    List<Integer> counts =
        Optional.ofNullable(Integer.getInteger("letters"))
            .map(List::of)
            .orElse(List.of(1_000, 10_000));
    Path kept = Optional.ofNullable(System.getProperty("many")).map(Path::of).orElse(temp);
    for (int count : counts) {
      Path copy = temp.resolve("copy-" + count);
      copy(ManyLetters.store(kept, count), copy);
      measure(copy, count);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }

  private static void measure(Path folder, int count) {
    Store store = ((StoreOpenResult.Opened) LocalStore.open(folder)).store();
    try (Workbench workbench =
            new Workbench(store, SchemaFile.builtIn(), Clock.system(ZoneOffset.UTC));
        Background background = Background.onAllCores(Runnable::run)) {
      List<String> ids = workbench.letters().stream().map(l -> l.id()).toList();
      assertEquals(count, ids.size());
      singles(workbench, ids, "single gestures, no backup");
      verb(workbench, background, ids, new BatchAction.AssignTo(Optional.of("Ben")));
      workbench.maintenance().backup();
      System.out.println("%,d letters: backed up".formatted(count));
      singles(workbench, ids, "single gestures, backed up");
      verb(workbench, background, ids, new BatchAction.AssignTo(Optional.of("Cleo")));
      verb(workbench, background, ids, new BatchAction.Flag());
      verb(workbench, background, ids, new BatchAction.Unflag());
      verb(workbench, background, ids, new BatchAction.Finish());
      verb(workbench, background, ids, new BatchAction.ExtractAgain());
      assertEquals(List.of(), store.checkKeeping());
    }
  }

  private static void singles(Workbench workbench, List<String> ids, String what) {
    Random random = new Random(7);
    int count = Math.min(200, ids.size());
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      String id = ids.get(random.nextInt(ids.size()));
      ReviewSession session = workbench.open(id);
      SessionStep step = session.flag(Remarks.LETTER, BatchLibrary.BEN).orElseThrow();
      workbench.keep(id, step.gesture(), step.after().headline());
    }
    print(ids.size(), what, count, System.nanoTime() - start);
  }

  private static void verb(
      Workbench workbench, Background background, List<String> ids, BatchAction verb) {
    BatchActions bulk = workbench.bulk();
    long start = System.nanoTime();
    BatchPreview preview = bulk.preview(ids, verb, "Ana", background, BatchLibrary.task());
    long looked = System.nanoTime();
    print(ids.size(), verb.getClass().getSimpleName() + ": preview", ids.size(), looked - start);
    BatchReport report = bulk.run(preview, "Ana", background, BatchLibrary.task());
    long done = System.nanoTime();
    assertEquals(preview.change().size(), report.changed());
    if (report.changed() > 0) {
      print(ids.size(), BatchWording.line(report), report.changed(), done - looked);
      back(bulk, background, ids.size());
    }
  }

  private static void back(BatchActions bulk, Background background, int of) {
    BatchRecord done = bulk.done().getFirst();
    long start = System.nanoTime();
    List<String> letters = bulk.lettersOf(done);
    BatchPreview preview =
        bulk.preview(
            letters, new BatchAction.UndoBatch(done), "Ana", background, BatchLibrary.task());
    long looked = System.nanoTime();
    print(
        of,
        BatchWording.line(done) + ": found and previewed to be put back",
        letters.size(),
        looked - start);
    int changed = bulk.run(preview, "Ana", background, BatchLibrary.task()).changed();
    assertEquals(letters.size(), changed);
    print(of, BatchWording.line(done) + ": put back", changed, System.nanoTime() - looked);
  }

  private static void print(int of, String what, int count, long nanos) {
    System.out.println(
        "%,d letters: %s: %,d in %,.1f s, %,.0f a second"
            .formatted(of, what, count, nanos / 1e9, count * 1e9 / nanos));
  }
}
