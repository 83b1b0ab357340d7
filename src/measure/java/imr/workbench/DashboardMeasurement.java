package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import imr.exchange.SchemaFile;
import imr.search.LetterQuery;
import imr.store.LocalStore;
import imr.store.Store;
import imr.store.StoreOpenResult;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long the dashboard's figures take, with keys and minutes of every letter: {@code mvn test
 * -Dtests.excluded=none -Dtest=DashboardMeasurement}, with {@code -Dletters=100000} for another
 * number than 1,000 and {@code -Dmany=FOLDER} to keep the letters for the next time. Target: 300 ms
 * for 95 of 100, of all letters and of those of a query.
 */
@Tag("long")
@SuppressWarnings("NullAway.Init") // set before the test
final class DashboardMeasurement {
  private static final int ROUNDS = 40;
  private static final List<String> QUERIES =
      List.of("", "decision:overturned", "category:drug* state:finished");

  private final int count = Integer.getInteger("letters", 1_000);

  @TempDir private Path folder;

  @Test
  void printsWhatTheFiguresTake() throws Exception {
    Path place = ManyLetters.store(Path.of(System.getProperty("many", folder.toString())), count);
    workOnAll(place);
    Store store = ((StoreOpenResult.Opened) LocalStore.open(place)).store();
    try (Workbench workbench =
            new Workbench(store, SchemaFile.builtIn(), Clock.system(ZoneOffset.UTC));
        Background background = Background.onAllCores(Runnable::run)) {
      workbench.finding().start(background);
      while (!(workbench.finding().standing() instanceof LetterSearch.SearchStatus.Ready)) {
        Thread.sleep(100);
      }
      System.out.printf("%-34s %8s %8s %8s %8s%n", "milliseconds", "letters", "p50", "p95", "max");
      for (String written : QUERIES) {
        measure(workbench, written);
      }
    }
  }

  private void measure(Workbench workbench, String written) {
    LetterQuery query = (LetterQuery) LetterQuery.read(written, workbench.schema());
    List<Double> millis = new ArrayList<>();
    Overview.OverviewData seen = workbench.overview().of(query);
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      assertEquals(seen, workbench.overview().of(query));
      millis.add((System.nanoTime() - start) / 1e6);
    }
    assertFalse(seen.figures().letters() == 0);
    millis.sort(Double::compare);
    System.out.printf(
        Locale.ROOT,
        "%-34s %8d %8.1f %8.1f %8.1f%n",
        written.isEmpty() ? "all letters" : written,
        seen.figures().letters(),
        millis.get(ROUNDS / 2),
        millis.get(ROUNDS * 95 / 100 - 1),
        millis.getLast());
  }

  /**
   * A row for each letter, and rows of letters that are gone until there are a hundred thousand, at
   * once: one by one would take minutes.
   */
  private static void workOnAll(Path place) throws Exception {
    String url = "jdbc:h2:file:" + place.resolve("store") + ";WRITE_DELAY=0";
    try (var connection = DriverManager.getConnection(url, "sa", "");
        var statement = connection.createStatement()) {
      statement.execute("DELETE FROM effort");
      statement.execute(
          "INSERT INTO effort(letter, annotator, \"day\", keys, seconds) SELECT id, 'Ana Reyes',"
              + " DATEADD('DAY', MOD(number, 60), DATE '2026-09-01'), 80 + MOD(number, 90), 120 +"
              + " MOD(number, 400) FROM letter");
      statement.execute(
          "INSERT INTO effort(letter, annotator, \"day\", keys, seconds) SELECT HASH('SHA-256',"
              + " CAST(x AS VARCHAR)), 'Ben Okafor', DATE '2026-09-01', 90, 300 FROM"
              + " SYSTEM_RANGE(1, GREATEST(0, 100000 - (SELECT COUNT(*) FROM letter)))");
    }
  }
}
