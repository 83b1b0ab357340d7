package imr.ui;

import imr.search.LetterQuery;
import imr.search.SearchSort;
import imr.store.LocalStore;
import imr.store.NewLetter;
import imr.store.Store;
import imr.store.StoreOpenResult;
import imr.ui.library.SearchModel;
import imr.workbench.LetterSearch;
import imr.workbench.ManyLetters;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/**
 * What the library costs at many letters, in the real window without a display: {@code mvn test
 * -Dtest=LibraryMeasurement -Dtests.excluded=none}, with {@code -Dletters=1000,10000,100000} for
 * other numbers than a thousand, {@code -Dmany=FOLDER} to keep the stores (with their catalogues)
 * and find them there the next time, {@code -Drounds=40} for other than 20 rounds, and {@code
 * -Dtests.heap=400m} for another heap. Prints each number's figures beside their targets, and in
 * the end how they grow; holds none, since they are the machine's.
 *
 * <p>"Shown" is from the key, or the choice, to the picture of the list with the answer. A key that
 * is typed waits 40 ms for the next one.
 */
@Tag("long")
final class LibraryMeasurement extends WindowTest {
  private static final int ROUNDS = Integer.getInteger("rounds", 20);

  /** A backup of a hundred thousand letters, on a slow machine. */
  private static final Duration BACKUP = Duration.ofMinutes(30);

  private static final List<String> FILTERS =
      List.of(
          "state:new",
          "state:finished by:ana",
          "flag:yes",
          "category:drug/opioid decision:overturned",
          "specialty:psychiatry",
          "confidence:<0.8");

  private static final List<SearchSort.By> SORTS =
      List.of(
          SearchSort.By.NEEDS_EYES,
          SearchSort.By.TITLE,
          SearchSort.By.CHANGED,
          SearchSort.By.ADDED,
          SearchSort.By.ARRIVAL);

  private static final List<String> WORDS =
      List.of(
          "burning heel",
          "\"walking on level ground\"",
          "opioid*",
          "gardener reflexes",
          "guarding \"half the pain\"",
          "roofer depressive");

  private final Map<String, Map<Integer, Double>> table = new LinkedHashMap<>();
  private Path place = Path.of("");
  private long began;

  @Override
  Store opened() throws Exception {
    Store store =
        ((StoreOpenResult.Opened) LocalStore.open(place.toString().isEmpty() ? folder : place))
            .store();
    began = System.nanoTime();
    return store;
  }

  @Test
  void whatTheLibraryCosts() throws Exception {
    String many = System.getProperty("many", "");
    Path stores = many.isEmpty() ? folder.resolve("many") : Path.of(many);
    int[] counts =
        Arrays.stream(System.getProperty("letters", "1000").split(","))
            .mapToInt(Integer::parseInt)
            .toArray();
    for (int count : counts) {
      place = ManyLetters.store(stores, count);
      measure(count);
    }
    print();
  }

  private void measure(int count) throws Exception {
    restart(BACKUP);
    put(count, "window open until the list is shown, cold (aim 1,000)", sinceOpening());
    long filing = System.nanoTime();
    WaitForAsyncUtils.waitFor(30, TimeUnit.MINUTES, this::ready);
    put(count, "filing, or finding that all is filed, ms", (System.nanoTime() - filing) / 1e6);
    restart(BACKUP);
    put(count, "window open until the list is shown, warm (aim 1,000)", sinceOpening());
    WaitForAsyncUtils.waitFor(30, TimeUnit.MINUTES, this::ready);
    openLargeLetter();
    MeasuredTime filter = new MeasuredTime("filtering (aim 200)", 200);
    MeasuredTime sort = new MeasuredTime("sorting (aim 200)", 200);
    MeasuredTime words = new MeasuredTime("a search by words, from its last key (aim 300)", 300);
    MeasuredTime silent = new MeasuredTime("the window's longest silence meanwhile (aim 100)", 100);
    try (FrameTimes.Heartbeat heart = new FrameTimes.Heartbeat()) {
      for (int round = 0; round < ROUNDS; round++) {
        heart.longest();
        String by = FILTERS.get(round % FILTERS.size());
        filter.add(shownAfter(() -> search().set(query(by))));
        shownAfter(() -> search().clear());
        SearchSort.By order = SORTS.get(round % SORTS.size());
        sort.add(shownAfter(() -> search().sortBy(SearchSort.by(order))));
        words.add(typed(WORDS.get(round % WORDS.size())));
        shownAfter(() -> search().clear());
        silent.add(heart.longest());
      }
    }
    for (MeasuredTime figures : List.of(filter, sort, words, silent)) {
      System.out.println(figures.line(figures));
    }
    put(count, "filtering, p50", filter.p50());
    put(count, "filtering, p95 (aim 200)", filter.p95());
    put(count, "sorting, p50", sort.p50());
    put(count, "sorting, p95 (aim 200)", sort.p95());
    put(count, "words as typed, p50", words.p50());
    put(count, "words as typed, p95 (aim 300)", words.p95());
    put(count, "the window's longest silence, p95 (aim 100)", silent.p95());
    memory(count);
    robot.interact(() -> search().sortBy(SearchSort.by(SearchSort.By.ARRIVAL)));
  }

  private SearchModel search() {
    return window.finding().search();
  }

  private LetterQuery query(String written) {
    return (LetterQuery) LetterQuery.read(written, workbench.schema());
  }

  private boolean ready() throws Exception {
    return WaitForAsyncUtils.asyncFx(
            () -> search().standing().get() instanceof LetterSearch.SearchStatus.Ready)
        .get();
  }

  /** Waited for by the start itself: the rows are there, and now their picture is. */
  private double sinceOpening() throws Exception {
    FrameTimes.after(stage.getScene(), () -> {});
    return (System.nanoTime() - began) / 1e6;
  }

  /** A letter of 200 kB with 2,000 values lies on the desk, as memory is promised for. */
  private void openLargeLetter() throws Exception {
    NewLetter large = InventedLetter.large(workbench.schema());
    workbench.add(List.of(large));
    reread();
    FrameTimes.after(stage.getScene(), () -> window.library().open(large.letter().id()));
  }

  /** The last key of words typed in the box, until the picture of what they find. */
  private double typed(String words) throws Exception {
    TestKeyboard keys = new TestKeyboard(stage.getScene());
    robot.interact(() -> keys.press(KeyCode.F4));
    robot.interact(
        () -> ((TextField) node("#find-letters")).setText(words.substring(0, words.length() - 1)));
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> onWindow(() -> !busy()));
    return shownAfter(
        () -> ((TextField) node("#find-letters")).appendText(words.substring(words.length() - 1)));
  }

  private boolean busy() {
    return search().searching().get()
        || !search().written().get().equals(((TextField) node("#find-letters")).getText());
  }

  private boolean onWindow(java.util.concurrent.Callable<Boolean> asked) throws Exception {
    return WaitForAsyncUtils.asyncFx(asked).get();
  }

  /** Does something and waits until it was looked for and its picture is there. */
  private double shownAfter(Runnable verb) throws Exception {
    CompletableFuture<Long> answered = new CompletableFuture<>();
    long[] start = new long[1];
    ChangeListener<Boolean> ended =
        (o, was, is) -> {
          if (!is) {
            answered.complete(System.nanoTime());
          }
        };
    Platform.runLater(
        () -> {
          search().searching().addListener(ended);
          start[0] = System.nanoTime();
          verb.run();
        });
    answered.get(60, TimeUnit.SECONDS);
    CompletableFuture<Void> drawn = new CompletableFuture<>();
    Platform.runLater(() -> afterTwoPulses(drawn));
    drawn.get(60, TimeUnit.SECONDS);
    double taken = (System.nanoTime() - start[0]) / 1e6;
    robot.interact(() -> search().searching().removeListener(ended));
    return taken;
  }

  /** The first lays the answer out, at the second it is drawn. */
  private static void afterTwoPulses(CompletableFuture<Void> drawn) {
    new AnimationTimer() {
      private int pulses;

      @Override
      public void handle(long now) {
        if (++pulses == 2) {
          stop();
          drawn.complete(null);
        }
      }
    }.start();
  }

  private void memory(int count) throws Exception {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(200);
    }
    var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    put(count, "heap after a collection, with 200 kB on the desk, MB", heap.getUsed() / 1e6);
    Path status = Path.of("/proc/self/status");
    if (Files.exists(status)) {
      Files.readAllLines(status).stream()
          .filter(l -> l.startsWith("VmRSS"))
          .forEach(
              l ->
                  put(
                      count,
                      "resident, with what tests need besides, MB",
                      Long.parseLong(l.replaceAll("\\D", "")) / 1e3));
    }
  }

  private void put(int count, String what, double figure) {
    table.computeIfAbsent(what, w -> new LinkedHashMap<>()).put(count, figure);
  }

  private void print() {
    List<Integer> counts = new ArrayList<>(table.values().iterator().next().keySet());
    StringBuilder head =
        new StringBuilder("%-62s".formatted("milliseconds where nothing else is said"));
    counts.forEach(c -> head.append("%,12d".formatted(c)));
    System.out.println(head + "   last to first");
    table.forEach(
        (what, figures) -> {
          StringBuilder line = new StringBuilder("%-62s".formatted(what));
          counts.forEach(
              c -> line.append(String.format(Locale.ROOT, "%12.1f", figures.getOrDefault(c, 0.0))));
          double growth =
              figures.getOrDefault(counts.getLast(), 0.0)
                  / figures.getOrDefault(counts.getFirst(), 0.0);
          System.out.println(line + String.format(Locale.ROOT, "%16.1f", growth));
        });
  }
}
