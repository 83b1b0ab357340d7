package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import imr.annotation.FieldId;
import imr.annotation.Schema;
import imr.exchange.SchemaFile;
import imr.search.LetterQuery;
import imr.search.LibraryStatistics;
import imr.search.SearchIndex;
import imr.search.SearchSort;
import imr.store.LetterRow;
import imr.store.LocalStore;
import imr.store.Store;
import imr.store.StoreOpenResult;
import imr.workbench.LetterSearch.SearchStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What finding letters costs at 1,000, 10,000 and 100,000 of them: {@code mvn test
 * -Dtest=SearchMeasurement -Dtests.excluded=none}, with {@code -Dletters=1000,10000} for other
 * numbers and {@code -Dmany=FOLDER} for where the stores are kept between runs. Prints its figures;
 * beside each stands what a plain search through the texts costs in the same run.
 */
@Tag("long")
final class SearchMeasurement {
  private static final List<SearchSort.By> ORDERS = List.of(SearchSort.By.values());
  private static final Schema SCHEMA = SchemaFile.builtIn();
  private static final int ROUNDS = 15;
  private static final int TEXTS = 1_000;
  private static final List<FieldId> COUNTED =
      Stream.of("items.decision", "items.category", "reviewer.specialties")
          .map(FieldId::new)
          .toList();

  private static final List<String> QUERIES =
      List.of(
          "",
          "lumbar",
          "\"strength is four of five\"",
          "cyclo*",
          "injections guarding -acupuncture",
          "state:new",
          "state:finished flag:yes",
          "by:\"Ana Reyes\" finished:2026-09..2026-10",
          "age:>60 sex:female",
          "category:drug/opioid decision:overturned",
          "request:fusion -decision:upheld",
          "specialty:=\"Family Practice\" knee",
          "confidence:<0.8 check:any open:>5",
          "reviewerCitations.family:ODG authorizedPart:unreviewed");

  @TempDir private Path folder;

  @Test
  void printsWhatFindingCosts() throws Exception {
    String many = System.getProperty("many", "");
    Path stores = many.isEmpty() ? folder : Path.of(many);
    for (String count : System.getProperty("letters", "1000,10000,100000").split(",", -1)) {
      measure(ManyLetters.store(stores, Integer.parseInt(count)), Integer.parseInt(count));
    }
  }

  private static Workbench open(Path place) {
    Store store = ((StoreOpenResult.Opened) LocalStore.open(place)).store();
    return new Workbench(store, SCHEMA, Clock.system(ZoneOffset.UTC));
  }

  private static void measure(Path place, int count) throws Exception {
    print("— %.0f letters", count);
    Path catalogue = place.resolve("catalogue");
    SearchIndex.delete(catalogue);
    double scan;
    double texts;
    try (Workbench workbench = open(place)) {
      List<String> some = texts(workbench);
      texts = some.stream().mapToLong(t -> t.getBytes(StandardCharsets.UTF_8).length).sum();
      texts = texts / some.size() * count / 1e6;
      scan = scan(some) * count / some.size();
      double filing = started(workbench);
      assertEquals(workbench.letters().size(), find(workbench, "", SearchSort.By.ARRIVAL));
      print("filing all, on all cores: %.2f ms a letter", filing / count);
    }
    double size = size(catalogue) / 1e6;
    print("texts: %.1f MB", texts);
    print("index: %.1f MB", size);
    print("index beside texts: %.2f times", size / texts);
    print("looking through the texts for a word, all in memory: %.1f ms", scan);
    long before = heap();
    try (Workbench workbench = open(place)) {
      print("store open, heap after collecting: %.1f MB more", (heap() - before) / 1e6);
      print("opening, held against the store, checksums read: %.0f ms", started(workbench));
      queries(workbench, scan);
      figures(workbench, scan);
      gestures(workbench);
      ranking(workbench);
      print("all open, heap after collecting: %.1f MB more", (heap() - before) / 1e6);
    }
  }

  private static List<String> texts(Workbench workbench) {
    return workbench.letters().stream()
        .limit(TEXTS)
        .map(LetterRow::id)
        .map(id -> workbench.open(id).letter().text().canonical())
        .toList();
  }

  /** Milliseconds for all of some texts, the best of some rounds. */
  private static double scan(List<String> texts) {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      long found = texts.stream().filter(t -> t.contains("acupuncture sessions")).count();
      best = Math.min(best, (System.nanoTime() - start) / 1e6);
      assertEquals(0, found);
    }
    return best;
  }

  /** Milliseconds until letters can be found. */
  private static double started(Workbench workbench) throws InterruptedException {
    CountDownLatch ready = new CountDownLatch(1);
    long start = System.nanoTime();
    Background background = Background.onAllCores(Runnable::run);
    workbench.finding().whenChanged(ready::countDown);
    workbench.finding().start(background);
    ready.await();
    while (!(workbench.finding().standing() instanceof SearchStatus.Ready)) {
      Thread.sleep(5);
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private static int find(Workbench workbench, String written, SearchSort.By by) {
    LetterQuery query = assertInstanceOf(LetterQuery.class, LetterQuery.read(written, SCHEMA));
    return workbench.finding().find(query, SearchSort.by(by)).count();
  }

  private static void queries(Workbench workbench, double scan) {
    List<Double> all = new ArrayList<>();
    for (String written : QUERIES) {
      List<Double> times = new ArrayList<>();
      int found = 0;
      for (int i = 0; i < ROUNDS; i++) {
        SearchSort.By by = ORDERS.get(i % ORDERS.size());
        long start = System.nanoTime();
        found = find(workbench, written, by);
        times.add((System.nanoTime() - start) / 1e6);
      }
      all.addAll(times);
      System.out.printf(
          Locale.ROOT,
          "%7d found, median %6.1f ms, 95 in 100 within %6.1f ms: %s%n",
          found,
          at(times, 50),
          at(times, 95),
          written.isEmpty() ? "all" : written);
    }
    print("all queries, in all orders, median: %.1f ms", at(all, 50));
    print("all queries, in all orders, 95 in 100 within: %.1f ms", at(all, 95));
    print("the latter beside looking through the texts: %.2f times", at(all, 95) / scan);
  }

  private static void figures(Workbench workbench, double scan) {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      LibraryStatistics figures = workbench.finding().figures(LetterQuery.ALL, COUNTED);
      times.add((System.nanoTime() - start) / 1e6);
      assertEquals(COUNTED.size(), figures.values().size());
    }
    print("figures of all letters, median: %.1f ms", at(times, 50));
    print("the same beside looking through the texts: %.2f times", at(times, 50) / scan);
  }

  /** A letter filed again, and the query after it. */
  private static void gestures(Workbench workbench) throws InterruptedException {
    List<Double> times = new ArrayList<>();
    for (LetterRow row : workbench.letters().subList(0, 20)) {
      long start = System.nanoTime();
      workbench.finding().changed(List.of(row.id()));
      find(workbench, "lumbar", SearchSort.By.BEST_MATCH);
      times.add((System.nanoTime() - start) / 1e6);
      Thread.sleep(20);
    }
    print("a letter filed again and the query beside it, median: %.1f ms", at(times, 50));
  }

  /** As after a training, when each letter that isn't finished is read by the new model. */
  private static void ranking(Workbench workbench) throws InterruptedException {
    Background background = Background.onAllCores(Runnable::run);
    workbench.learning().start(LearningService.Scope.ALL, background);
    while (workbench.learning().model().letters() == 0) {
      Thread.sleep(20);
    }
    CompletableFuture<LearningSurvey> surveyed = new CompletableFuture<>();
    long start = System.nanoTime();
    background.run(
        task -> workbench.learning().survey(background, task),
        surveyed::complete,
        surveyed::completeExceptionally);
    surveyed.join();
    double all = (System.nanoTime() - start) / 1e6;
    print("learned from letters: %.0f", workbench.learning().model().letters());
    print("likely errors again, on all cores: %.2f ms a letter", all / workbench.letters().size());
  }

  private static double at(List<Double> times, int percent) {
    double[] sorted = times.stream().mapToDouble(t -> t).sorted().toArray();
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(f -> f.toFile().length()).sum();
    }
  }

  private static long heap() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(50);
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static void print(String format, double figure) {
    System.out.println(String.format(Locale.ROOT, format, figure));
  }
}
