package imr.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.bench.Ratios;
import imr.ledger.Gesture;
import imr.letter.Letter;
import imr.letter.LetterText;
import imr.letter.Span;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the store costs: {@code mvn test -Dtest=StoreMeasurement -Dtests.excluded=none}, with {@code
 * -Dletters=100000} for another number than 20,000, and {@code -Dtests.heap=512m} for another heap.
 * Prints its figures, after a warm-up of a thousand letters. What is said to cost so many times
 * something else was measured in turns with it, so that a busy machine disturbs both alike.
 */
@Tag("long")
final class StoreMeasurement {
  private static final int BATCH = 500;
  private static final int CHARACTERS = 5_000;
  private static final int APPENDS = 500;
  private static final int ROUNDS = 12;
  private static final int A_ROUND = 250;
  private final int count = Integer.getInteger("letters", 20_000);
  private final Random random = new Random(7);
  @TempDir private Path folder;

  @Test
  void printsWhatTheStoreCosts() throws Exception {
    warmUp();
    Path place = folder.resolve("measured");
    try (Store store = StoreFixtures.open(place)) {
      double time = milliseconds(() -> importLetters(store, 0, count));
      print("making and importing all: %.2f ms a letter", time / count);
    }
    print("on disk: %.1f MB", Files.size(place.resolve("store.mv.db")) / 1e6);
    double texts = (double) CHARACTERS * count;
    Ratios.record("store file beside its texts", Files.size(place.resolve("store.mv.db")) / texts);
    long start = System.nanoTime();
    Store opened = StoreFixtures.open(place);
    print("opening: %.0f ms", (System.nanoTime() - start) / 1e6);
    print("closing: %.0f ms", milliseconds(opened::close));
    try (Store store = StoreFixtures.open(place)) {
      List<LetterRow> rows = store.letters();
      assertEquals(count, rows.size());
      print("letters(): %.0f ms", milliseconds(store::letters));
      measureReading(store, rows);
      measureAppending(store, rows);
      measureLargeLetter(store);
      measureBackup(store, place);
    }
    measureImports(place);
    measureBareAppend(place);
  }

  private void warmUp() throws Exception {
    try (Store store = StoreFixtures.open(folder.resolve("warm-up"))) {
      importLetters(store, 0, 1_000);
      store.letters().forEach(row -> append(store, row.id()));
    }
  }

  private void importLetters(Store store, int from, int to) {
    for (int at = from; at < to; at += BATCH) {
      List<NewLetter> batch = letters(at, Math.min(to - at, BATCH));
      assertTrue(store.addAll(batch).stream().allMatch(isNew -> isNew));
    }
  }

  private List<NewLetter> letters(int from, int howMany) {
    return IntStream.range(from, from + howMany).mapToObj(this::letter).toList();
  }

  /** A letter of 5,000 characters with 35 suggestions, one of them a rationale of 1,500. */
  private NewLetter letter(int number) {
    StringBuilder words = new StringBuilder("Letter ").append(number).append('\n');
    while (words.length() < CHARACTERS) {
      words
          .append("word")
          .append(random.nextInt(3_000))
          .append(random.nextInt(9) == 0 ? '\n' : ' ');
    }
    Letter letter = Letter.of("letter-" + number + ".txt", words.toString(), true);
    Annotation[] said = new Annotation[35];
    for (int i = 0; i < said.length; i++) {
      said[i] = suggestion(letter.text(), i);
    }
    Gesture gesture = StoreFixtures.gesture(AnnotationSet.empty(), 1, said);
    return new NewLetter(letter, StoreFixtures.original(letter), gesture, StoreFixtures.NEW);
  }

  private Annotation suggestion(LetterText text, int place) {
    int start = random.nextInt(3_000);
    Span span = new Span(start, start + (place == 20 ? 1_500 : 5 + random.nextInt(25)));
    Value value = Value.of("v" + text.quote(span));
    FieldId field = new FieldId("items.reviewerCitations.part" + place);
    Provenance.Program rule = new Provenance.Program("rules", "1.0.0", "rule:" + place, 0.9);
    Answer answer = Answer.stated(value, imr.annotation.Evidence.in(text, span));
    return Annotation.suggested(Target.of("item-" + place / 10, field), answer, rule);
  }

  private void measureReading(Store store, List<LetterRow> rows) throws Exception {
    double time =
        milliseconds(
            () -> {
              for (int i = 0; i < APPENDS; i++) {
                String id = rows.get(random.nextInt(rows.size())).id();
                assertEquals(id, store.letter(id).id());
                assertEquals(35, store.annotations(id).all().size());
              }
            });
    print("text and annotations of a letter: %.2f ms", time / APPENDS);
  }

  private void measureAppending(Store store, List<LetterRow> rows) throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < APPENDS; i++) {
      ids.add(rows.get(i * (rows.size() / APPENDS)).id());
    }
    double time = milliseconds(() -> ids.forEach(id -> append(store, id)));
    print("append of a gesture with one change: %.2f ms", time / APPENDS);
  }

  private static void append(Store store, String id) {
    Annotation after = StoreFixtures.typed(StoreFixtures.target("patient.age"), "41");
    store.append(id, StoreFixtures.gesture(AnnotationSet.empty(), 2, after), StoreFixtures.STARTED);
  }

  /** One change after another in a letter with 2,000 annotations, as an analyst makes them. */
  private void measureLargeLetter(Store store) {
    Letter letter = StoreFixtures.letter(1);
    StoreFixtures.add(store, letter);
    Annotation[] many = new Annotation[2_000];
    for (int i = 0; i < many.length; i++) {
      many[i] =
          StoreFixtures.typed(
              StoreFixtures.target("clinical.medications").entry("m" + i), "medicine " + i);
    }
    store.append(
        letter.id(), StoreFixtures.gesture(AnnotationSet.empty(), 2, many), StoreFixtures.STARTED);
    double[] times = new double[200];
    for (int i = 0; i < times.length; i++) {
      Annotation one =
          StoreFixtures.typed(StoreFixtures.target("injury.date").entry("e" + i), "2016");
      Gesture next = StoreFixtures.gesture(AnnotationSet.empty(), 3 + i, one);
      long start = System.nanoTime();
      store.append(letter.id(), next, StoreFixtures.STARTED);
      times[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(times);
    print("a gesture in a letter of 2,000 annotations, median: %.2f ms", times[100]);
    print("a gesture in a letter of 2,000 annotations, 95 in 100 within: %.2f ms", times[190]);
  }

  /** A backup, and what a gesture meanwhile waits for. */
  private void measureBackup(Store store, Path place) throws Exception {
    AtomicBoolean ended = new AtomicBoolean();
    CompletableFuture<Double> longest =
        CompletableFuture.supplyAsync(() -> longestGesture(store, ended));
    print(
        "a backup: %.0f ms",
        milliseconds(
            () ->
                assertTrue(
                    store.maintenance().orElseThrow().backup() instanceof BackupOutcome.Made,
                    "no backup")));
    ended.set(true);
    print("the longest gesture meanwhile: %.1f ms", longest.get());
    print("journal: %.1f MB", Files.size(place.resolve("store.journal")) / 1e6);
  }

  private static double longestGesture(Store store, AtomicBoolean ended) {
    Letter letter = StoreFixtures.letter(1);
    double longest = 0;
    for (int number = store.ledger(letter.id()).size() + 1; !ended.get(); number++) {
      Annotation one =
          StoreFixtures.typed(StoreFixtures.target("injury.date").entry("f" + number), "2016");
      Gesture next = StoreFixtures.gesture(AnnotationSet.empty(), number, one);
      long start = System.nanoTime();
      store.append(letter.id(), next, StoreFixtures.STARTED);
      longest = Math.max(longest, (System.nanoTime() - start) / 1e6);
    }
    return longest;
  }

  /** In turns: a store with all letters, one with a thousand, and bare H2 with the same rows. */
  private void measureImports(Path place) throws Exception {
    List<PlainRows> rows = rowsOfFirst(place);
    double[] times = new double[3];
    try (Store large = StoreFixtures.open(place);
        Store small = StoreFixtures.open(folder.resolve("small"));
        Connection bare = connection(folder.resolve("bare"))) {
      PlainRows.makeTables(bare);
      importLetters(small, 0, 1_000);
      for (int round = 0; round < ROUNDS; round++) {
        List<NewLetter> fresh = letters(count + round * A_ROUND, A_ROUND);
        PlainRows same = rows.get(round);
        times[0] += milliseconds(() -> large.addAll(fresh));
        times[1] += milliseconds(() -> small.addAll(fresh));
        times[2] += milliseconds(() -> same.insert(bare));
      }
      assertEquals(count + 1 + ROUNDS * A_ROUND, large.letters().size());
    }
    print("import at all letters: %.2f ms a letter", times[0] / ROUNDS / A_ROUND);
    print("import at a thousand letters: %.2f ms a letter", times[1] / ROUNDS / A_ROUND);
    print("bare insert of a letter's rows: %.2f ms", times[2] / ROUNDS / A_ROUND);
    Ratios.record("keeping letters beside bare H2: in a store of all", times[0] / times[2]);
    Ratios.record("keeping letters beside bare H2: in a store of a thousand", times[1] / times[2]);
  }

  private static List<PlainRows> rowsOfFirst(Path place) throws Exception {
    List<PlainRows> rows = new ArrayList<>();
    try (Connection measured = connection(place.resolve("store"))) {
      for (int round = 0; round < ROUNDS; round++) {
        rows.add(PlainRows.of(measured, round * A_ROUND + 1, (round + 1) * A_ROUND));
      }
    }
    return rows;
  }

  /** With the same durability as the store's, and no checks. */
  private static Connection connection(Path database) throws Exception {
    Connection connection =
        DriverManager.getConnection("jdbc:h2:file:" + database + ";WRITE_DELAY=0", "sa", "");
    connection.setAutoCommit(false);
    return connection;
  }

  private void measureBareAppend(Path place) throws Exception {
    try (Connection measured = connection(place.resolve("store"))) {
      print("bare append: %.2f ms", milliseconds(() -> appendBare(measured)) / APPENDS);
    }
  }

  /** One gesture, one change and the letter's row, for letters that have no second gesture yet. */
  private void appendBare(Connection connection) throws Exception {
    try (var gesture =
            connection.prepareStatement(
                """
                INSERT INTO gesture(letter, number, author, version, at, undoes, redoes, first_change,
                  changes, sha256, act, act_number, act_text)
                SELECT letter, 3, author, version, at, undoes, redoes,
                  (SELECT MAX(id) + 1 FROM change), 1, sha256, act, act_number, act_text
                FROM gesture WHERE letter = ? AND number = 1
                """);
        var change =
            connection.prepareStatement(
                """
                INSERT INTO change SELECT (SELECT MAX(id) + 1 FROM change), letter, 3, subject,
                  field, entry, answer, said, span_start, span_end, status, source, confidence,
                  said_at
                FROM change WHERE id = (SELECT first_change FROM gesture
                  WHERE letter = ? AND number = 1)
                """);
        var letter =
            connection.prepareStatement("UPDATE letter SET gestures = 3 WHERE number = ?");
        var statement = connection.createStatement()) {
      for (int i = 0; i < APPENDS; i++) {
        for (var one : List.of(gesture, change, letter)) {
          one.setInt(1, i * (count / APPENDS) + 1);
          assertEquals(1, one.executeUpdate());
        }
        connection.commit();
        statement.execute("CHECKPOINT SYNC");
      }
    }
  }

  private interface Step {
    void run() throws Exception;
  }

  private static double milliseconds(Step step) throws Exception {
    long start = System.nanoTime();
    step.run();
    return (System.nanoTime() - start) / 1e6;
  }

  private static void print(String format, double figure) {
    System.out.println(String.format(Locale.ROOT, format, figure));
  }
}
