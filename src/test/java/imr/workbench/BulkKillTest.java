package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.JavaProcess;
import imr.annotation.AnnotationSet;
import imr.store.LocalStore;
import imr.store.StoreOpenResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that assigns many letters in one go is killed at random moments: each letter is
 * assigned wholly or not at all, what was begun is known, and taking it back leaves every record as
 * it was. The long run: {@code mvn test -Dtest=BulkKillTest -Dtests.excluded=none
 * -Dtests.included=long}, with {@code -Dkills=100} for another number than 30.
 */
final class BulkKillTest {
  private static final int LETTERS = 600;

  /** So many times {@link BatchWriter} goes to the disk for them. */
  private static final int LOTS = 3;

  private static final String BEGIN = "begin";
  private static final String WRITTEN = "written";
  private static final String END = "end";

  @TempDir private Path folder;
  private int cutShort;

  /**
   * The process: makes the letters where there are none, then assigns them to one after another.
   */
  public static void main(String[] arguments) {
    try (BatchLibrary library = new BatchLibrary(Path.of(arguments[0]));
        Background background = Background.onAllCores(Runnable::run)) {
      BatchActions bulk = library.bulk();
      library.store().whenWritten(_ -> tell(WRITTEN));
      for (int i = 0; true; i++) {
        BatchAction verb = new BatchAction.AssignTo(Optional.of(arguments[1] + " " + i));
        BatchPreview preview =
            bulk.preview(library.ids(), verb, "Ana", background, BatchLibrary.task());
        tell(BEGIN);
        bulk.run(preview, "Ana", background, BatchLibrary.task());
        tell(END);
      }
    }
  }

  private static void tell(String line) {
    System.out.println(line);
    System.out.flush();
  }

  @Test
  void twoKillsLeaveWholeGesturesAndAnUndoForThem() throws Exception {
    kill(2);
  }

  @Test
  @Tag("long")
  void manyKillsLeaveWholeGesturesAndAnUndoForThem() throws Exception {
    int kills = Integer.getInteger("kills", 30);
    kill(kills);
    System.out.println(kills + " kills, " + cutShort + " of them amid the letters");
    assertTrue(cutShort > kills / 4, cutShort + " amid the letters");
  }

  private void kill(int times) throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    try (BatchLibrary library = new BatchLibrary(folder)) {
      ManyLetters.fill(library.workbench(), LETTERS);
    }
    for (int i = 1; i <= times; i++) {
      runAndKill("Kay" + i, random);
      check("kill " + i + " of seed " + seed);
    }
  }

  /**
   * Lets one action end, and kills the next. The kill follows what the process tells of its
   * progress, so that it falls amid the letters however fast the machine is: after none, one, or
   * two lots of letters are on disk, and a part of the time later that a lot took.
   */
  private void runAndKill(String person, Random random) throws Exception {
    Process process =
        new ProcessBuilder(
                JavaProcess.command(BulkKillTest.class.getName(), folder.toString(), person))
            .redirectErrorStream(true)
            .start();
    try (BufferedReader out = process.inputReader()) {
      await(BEGIN, out);
      long began = System.nanoTime();
      await(END, out);
      Duration lot = Duration.ofNanos(System.nanoTime() - began).dividedBy(LOTS);
      await(BEGIN, out);
      for (int i = random.nextInt(LOTS); i > 0; i--) {
        await(WRITTEN, out);
      }
      Thread.sleep((long) (random.nextDouble() * lot.toMillis()));
    } finally {
      process.destroyForcibly().onExit().join();
    }
  }

  private static void await(String wanted, BufferedReader out) throws IOException {
    for (String line = out.readLine(); !wanted.equals(line); line = out.readLine()) {
      assertTrue(line != null, "the process ended of itself");
    }
  }

  private void check(String where) {
    StoreOpenResult.Opened opened =
        assertInstanceOf(StoreOpenResult.Opened.class, LocalStore.open(folder));
    assertEquals(List.of(), opened.remarks(), where);
    try (BatchLibrary library = new BatchLibrary(folder, opened.store())) {
      assertEquals(List.of(), library.store().checkKeeping(), where);
      List<String> letters = library.ids();
      List<BatchRecord> all = library.bulk().done();
      for (BatchRecord done : all.stream().filter(d -> !d.takenBack()).toList()) {
        int did = library.bulk().lettersOf(done).size();
        cutShort += did > 0 && did < LETTERS ? 1 : 0;
        assertEquals(Optional.of(did), done.changed(), where);
        assertEquals(did, library.takeBack(done).changed(), where);
      }
      assertEquals(List.of(), opened.store().checkKeeping(), where);
      for (String id : letters) {
        AnnotationSet said = opened.store().annotations(id);
        assertTrue(said.at(imr.annotation.Remarks.assigned()).isEmpty(), where);
      }
    }
  }
}
