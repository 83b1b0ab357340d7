package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.JavaProcess;
import imr.annotation.Annotation;
import imr.ledger.Act;
import imr.review.CorrectionPattern;
import imr.review.ReviewSession;
import imr.store.LocalStore;
import imr.store.StoreOpenResult;
import imr.workbench.Propagation.Fit;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that makes a correction in many letters is killed amid it: each letter has it wholly or
 * not at all, the correction itself is there, and one undo takes the rest back. The long run:
 * {@code mvn test -Dtest=PropagationKillTest -Dtests.excluded=none -Dtests.included=long}, with
 * {@code -Dkills=100} for another number than 30.
 */
final class PropagationKillTest {
  private static final int LETTERS = 1200;

  @TempDir private Path folder;
  private int undone;
  private int amid;

  /** The process. */
  public static void main(String[] arguments) {
    try (BatchLibrary library = new BatchLibrary(Path.of(arguments[0]));
        Background background = Background.onAllCores(Runnable::run)) {
      ReviewSession session = library.session(0);
      CorrectionPattern pattern =
          CorrectionPattern.of(session, LearningFixture.WRONG).orElseThrow();
      Propagation propagation = library.workbench().propagation();
      List<Fit> fits = propagation.find(pattern, library.id(0), BatchLibrary.task());
      System.out.println("begin");
      System.out.flush();
      propagation.apply(pattern, library.id(0), fits, "Ana", background, BatchLibrary.task());
      System.out.println("end");
    }
  }

  @Test
  void threeKillsLeaveWholeGesturesAndAnUndoForThem() throws Exception {
    kill(3);
  }

  @Test
  @Tag("long")
  void manyKillsLeaveWholeGesturesAndAnUndoForThem() throws Exception {
    int kills = Integer.getInteger("kills", 30);
    kill(kills);
    System.out.printf(
        "%d kills, %d of them amid a propagation, %,d letters undone%n", kills, amid, undone);
  }

  private void kill(int times) throws Exception {
    try (BatchLibrary library = new BatchLibrary(folder)) {
      library
          .workbench()
          .add(
              IntStream.range(0, LETTERS)
                  .map(i -> 1 + 4 * i)
                  .mapToObj(LearningFixture::number)
                  .toList());
      library.does(0, s -> s.correct(LearningFixture.WRONG, "no surgery", BatchLibrary.BEN));
    }
    Random random = new Random(Long.getLong("seed", System.nanoTime()));
    int whole = run(Integer.MAX_VALUE);
    check();
    for (int i = 0; i < times; i++) {
      run(random.nextInt(whole));
      check();
    }
  }

  /**
   * Runs the process and kills it, or lets it end.
   *
   * @param millis how long after it began
   * @return how long it took, in milliseconds, if it wasn't killed
   */
  private int run(int millis) throws Exception {
    Process process =
        new ProcessBuilder(
                JavaProcess.command(PropagationKillTest.class.getName(), folder.toString()))
            .redirectErrorStream(true)
            .start();
    try (BufferedReader out = process.inputReader()) {
      for (String line = out.readLine(); !"begin".equals(line); line = out.readLine()) {
        assertTrue(line != null, "the process ended of itself");
      }
      long began = System.nanoTime();
      process.waitFor(millis, TimeUnit.MILLISECONDS);
      return (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    } finally {
      process.destroyForcibly().onExit().join();
    }
  }

  private void check() {
    StoreOpenResult.Opened opened =
        assertInstanceOf(StoreOpenResult.Opened.class, LocalStore.open(folder));
    assertEquals(List.of(), opened.remarks());
    try (BatchLibrary library = new BatchLibrary(folder, opened.store())) {
      assertEquals(List.of(), library.store().checkKeeping());
      assertEquals("no surgery", quote(library, library.id(0)));
      for (BatchRecord done : library.bulk().done().stream().filter(d -> !d.takenBack()).toList()) {
        List<String> did = library.bulk().lettersOf(done);
        for (String id : did) {
          assertInstanceOf(Act.Propagate.class, library.workbench().ledger(id).getLast().act());
          assertEquals("no surgery", quote(library, id));
        }
        assertEquals(did.size(), library.takeBack(done).changed());
        undone += did.size();
        amid += did.size() < library.ids().size() - 1 ? 1 : 0;
      }
      library.ids().stream().skip(1).forEach(id -> assertEquals("no", quote(library, id)));
    }
  }

  private static String quote(BatchLibrary library, String id) {
    return library
        .store()
        .annotations(id)
        .at(LearningFixture.WRONG)
        .flatMap(Annotation::evidence)
        .orElseThrow()
        .quote();
  }
}
