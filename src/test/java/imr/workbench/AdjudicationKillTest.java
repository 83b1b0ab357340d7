package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.JavaProcess;
import imr.annotation.PassId;
import imr.annotation.Provenance;
import imr.ledger.Act;
import imr.ledger.Act.Choice;
import imr.ledger.Gesture;
import imr.review.Difference;
import imr.review.ReviewSession;
import imr.review.SessionStep;
import imr.store.LocalStore;
import imr.store.StoreOpenResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that adjudicates one letter after another is killed at random moments: every decision
 * that it had acknowledged is there, both records are as they were, and the next one goes on where
 * it stopped. The long run: {@code mvn test -Dtest=AdjudicationKillTest -Dtests.excluded=none
 * -Dtests.included=long}, with {@code -Dkills=100} for another number than 30.
 */
final class AdjudicationKillTest {
  private static final Provenance.Person KIM =
      new Provenance.Person("Kim", Instant.parse("2026-11-23T12:00:00Z"));
  private static final String READY = "ready";

  @TempDir private Path folder;
  private int cutShort;

  /** The process: decides over and over, reopening what is decided, and tells each decision. */
  public static void main(String[] arguments) {
    try (BatchLibrary library = new BatchLibrary(Path.of(arguments[0]))) {
      Random random = new Random(Long.parseLong(arguments[1]));
      System.out.println(READY);
      while (true) {
        for (SecondRecord of : library.workbench().adjudications().waiting()) {
          adjudicate(library.workbench(), of, random);
        }
        reopenAll(library.workbench());
      }
    }
  }

  private static void adjudicate(Workbench workbench, SecondRecord of, Random random) {
    Adjudications.Outcome.Ready ready =
        (Adjudications.Outcome.Ready)
            workbench.adjudications().open(of.letter(), BlindPerson.pair(of), "Kim");
    ReviewSession now = ready.session();
    if (now.finished()) {
      now = keep(workbench, now.reopen(KIM));
    }
    for (Difference difference : ready.adjudication().open(now)) {
      Choice choice = random.nextBoolean() ? Choice.RECORD : Choice.OTHER;
      now = keep(workbench, ready.adjudication().decide(now, difference, choice, KIM));
    }
    keep(workbench, now.finish(KIM));
  }

  private static void reopenAll(Workbench workbench) {
    for (var row : workbench.letters()) {
      ReviewSession now = workbench.open(row.id());
      if (now.finished() && !workbench.adjudications().pairs(row.id()).isEmpty()) {
        now = keep(workbench, now.reopen(KIM));
        while (now.toUndo().filter(g -> g.act() instanceof Act.Adjudicate).isPresent()) {
          now = keep(workbench, now.undo(KIM));
        }
      }
    }
  }

  private static ReviewSession keep(Workbench workbench, Optional<SessionStep> step) {
    if (step.isEmpty()) {
      throw new IllegalStateException("nothing to do");
    }
    Gesture gesture = step.get().gesture();
    ReviewSession after = step.get().after();
    workbench.keep(after.letter().id(), gesture, after.headline());
    System.out.println(after.letter().id() + " " + gesture.number());
    System.out.flush();
    return after;
  }

  @Test
  void threeKillsLoseNoDecision() throws Exception {
    kill(3);
  }

  @Test
  @Tag("long")
  void manyKillsLoseNoDecision() throws Exception {
    int kills = Integer.getInteger("kills", 30);
    kill(kills);
    System.out.println(kills + " kills, " + cutShort + " of them with a letter half decided");
  }

  private void kill(int times) throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    List<List<Gesture>> second = new ArrayList<>();
    try (BatchLibrary library = new BatchLibrary(folder)) {
      library.workbench().importSamples();
      BlindPerson.pairs(library.workbench());
      second.addAll(seconds(library));
    }
    for (int i = 1; i <= times; i++) {
      List<String> told = runAndKill(random.nextLong(), random.nextInt(200, 1500));
      check(told, second, "kill " + i + " of seed " + seed);
    }
  }

  private static List<List<Gesture>> seconds(BatchLibrary library) {
    return library.ids().stream()
        .map(id -> library.workbench().open(id, new PassId("November sample", "Ben")))
        .map(s -> s.ledger().gestures())
        .toList();
  }

  private List<String> runAndKill(long seed, int milliseconds) throws Exception {
    Path out = folder.resolveSibling(folder.getFileName() + ".told");
    Process process =
        new ProcessBuilder(
                JavaProcess.command(
                    AdjudicationKillTest.class.getName(), folder.toString(), Long.toString(seed)))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(out.toFile())
            .start();
    try {
      while (process.isAlive() && !Files.readString(out).startsWith(READY)) {
        Thread.sleep(20);
      }
      Thread.sleep(milliseconds);
      assertTrue(process.isAlive(), "the process ended of itself");
    } finally {
      process.destroyForcibly().onExit().join();
    }
    return Files.readAllLines(out);
  }

  private void check(List<String> told, List<List<Gesture>> second, String where) {
    StoreOpenResult.Opened opened =
        assertInstanceOf(StoreOpenResult.Opened.class, LocalStore.open(folder));
    assertEquals(List.of(), opened.remarks(), where);
    try (BatchLibrary library = new BatchLibrary(folder, opened.store())) {
      assertEquals(List.of(), library.store().checkKeeping(), where);
      for (String line : told) {
        String[] parts = line.split(" ", -1);
        if (parts.length == 2 && parts[0].length() == 64) {
          int number = Integer.parseInt(parts[1]);
          assertTrue(library.workbench().ledger(parts[0]).size() >= number, where);
        }
      }
      assertEquals(second, seconds(library), where);
      boolean amid = false;
      for (SecondRecord of : library.workbench().adjudications().waiting()) {
        Adjudications.Outcome.Ready ready =
            assertInstanceOf(
                Adjudications.Outcome.Ready.class,
                library.workbench().adjudications().open(of.letter(), BlindPerson.pair(of), "Kim"));
        int all = ready.adjudication().differences().size();
        int open = ready.adjudication().open(ready.session()).size();
        assertTrue(all > 5, where);
        amid |= open > 0 && open < all;
      }
      cutShort += amid ? 1 : 0;
    }
  }
}
