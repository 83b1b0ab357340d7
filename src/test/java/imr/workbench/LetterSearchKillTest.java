package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.JavaProcess;
import imr.annotation.Annotation;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Target;
import imr.exchange.SchemaFile;
import imr.review.SessionStep;
import imr.search.LetterQuery;
import imr.search.SearchSort;
import imr.store.LetterRow;
import imr.store.Store;
import imr.store.StoreFixtures;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that is killed while it files letters finds them all when it is opened again. */
final class LetterSearchKillTest {
  private static final int KILLS = 4;
  private static final Target AGE = Target.of(new FieldId("patient.age"));

  @TempDir private Path folder;

  @Test
  void afterKillsAllIsFoundAsItIsInTheStore() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < KILLS; i++) {
      writeAndKill(random.nextInt(50, 1_500));
      check("kill " + i + " of seed " + seed);
    }
  }

  private void writeAndKill(int milliseconds) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(JavaProcess.command(Writer.class.getName(), folder.toString()))
            .redirectErrorStream(true)
            .start();
    try (BufferedReader out = process.inputReader()) {
      String line = out.readLine();
      while (!"begun".equals(line)) {
        assertNotNull(line, "the writing process ended of itself");
        line = out.readLine();
      }
      Thread.sleep(milliseconds);
    } finally {
      process.destroyForcibly().onExit().join();
    }
  }

  private void check(String where) {
    try (Workbench workbench = open(folder)) {
      workbench.finding().start(Background.onCallersThread());
      List<LetterRow> letters = workbench.letters();
      assertTrue(letters.size() >= 200, where);
      assertEquals(letters.stream().map(LetterRow::id).toList(), find(workbench, ""), where);
      TreeMap<String, List<String>> byAge = new TreeMap<>();
      for (LetterRow letter : letters.subList(0, 40)) {
        workbench.open(letter.id()).annotations().at(AGE).flatMap(Annotation::value).stream()
            .flatMap(v -> v.known().stream())
            .forEach(
                age ->
                    byAge.computeIfAbsent(age, a -> new java.util.ArrayList<>()).add(letter.id()));
      }
      List<String> first = letters.subList(0, 40).stream().map(LetterRow::id).toList();
      byAge.forEach(
          (age, ids) ->
              assertEquals(
                  ids,
                  find(workbench, "age:" + age).stream().filter(first::contains).toList(),
                  where));
    }
  }

  private static List<String> find(Workbench workbench, String written) {
    LetterQuery query = (LetterQuery) LetterQuery.read(written, workbench.schema());
    return List.copyOf(workbench.finding().find(query, SearchSort.by(SearchSort.By.ARRIVAL)).ids());
  }

  private static Workbench open(Path folder) {
    Store store = StoreFixtures.open(folder);
    return new Workbench(store, SchemaFile.builtIn(), Clock.system(ZoneOffset.UTC));
  }

  /** Takes letters in once, then corrects one after the other, until it is killed. */
  static final class Writer {
    private Writer() {}

    /**
     * Starts in a process of its own.
     *
     * @param arguments the store's folder
     */
    public static void main(String[] arguments) {
      Workbench workbench = open(Path.of(arguments[0]));
      workbench.finding().start(Background.onAllCores(Runnable::run));
      if (workbench.letters().size() < 200) {
        ManyLetters.fill(workbench, 200);
      }
      System.out.println("begun");
      List<LetterRow> letters = workbench.letters();
      Provenance.Person ana = new Provenance.Person("Ana", Instant.now());
      for (int i = 0; ; i++) {
        String id = letters.get(i % 40).id();
        String age = String.valueOf(20 + Math.floorMod(i * 7 + letters.hashCode(), 41));
        for (SessionStep step : workbench.open(id).correct(AGE, age, ana).stream().toList()) {
          workbench.keep(id, step.gesture(), step.after().headline());
        }
      }
    }
  }
}
