package imr.store;

import static imr.store.StoreFixtures.NEW;
import static imr.store.StoreFixtures.NOON;
import static imr.store.StoreFixtures.STARTED;
import static imr.store.StoreFixtures.add;
import static imr.store.StoreFixtures.gesture;
import static imr.store.StoreFixtures.letter;
import static imr.store.StoreFixtures.open;
import static imr.store.StoreFixtures.original;
import static imr.store.StoreFixtures.suggestions;
import static imr.store.StoreFixtures.target;
import static imr.store.StoreFixtures.typed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Value;
import imr.ledger.Gesture;
import imr.letter.Letter;
import imr.store.StoreOpenResult.Reason;
import imr.store.StoreOpenResult.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A store whose database failed goes on by itself once the trouble is over, and loses nothing. */
final class TroubleTest {
  private static final Letter LETTER = letter(1);

  @TempDir private Path folder;
  private Store store;
  private final List<Gesture> kept = new ArrayList<>(List.of(suggestions(LETTER)));

  @BeforeEach
  void openStore() {
    store = FullDisk.open(folder);
    add(store, LETTER);
    keep(next());
  }

  @AfterEach
  void closeStore() {
    assertFalse(Thread.interrupted(), "a flag is left over");
    FullDisk.relieve();
    store.close();
  }

  /** Says a date; each by a person of its own, so that a name has to be learnt, too. */
  private Gesture next() {
    int number = kept.size() + 1;
    Answer answer = new Answer.Stated(Value.of("20" + (10 + number)), Optional.empty());
    Provenance.Person person = new Provenance.Person("Ana " + number, NOON);
    Annotation said = Annotation.decided(target("injury.date"), answer, Status.ADDED, person);
    return gesture(store.annotations(LETTER.id()), number, said);
  }

  private void append(Gesture gesture) {
    store.append(LETTER.id(), gesture, STARTED);
  }

  private void keep(Gesture gesture) {
    append(gesture);
    kept.add(gesture);
  }

  private void assertWhole() {
    assertEquals(kept, store.ledger(LETTER.id()));
    assertEquals(
        List.of(new LetterRow(LETTER.id(), LETTER.name(), STARTED, true, NOON, kept.size())),
        store.letters());
  }

  private void assertWholeHereAndOnDisk() {
    assertWhole();
    store.close();
    store = open(folder);
    assertWhole();
  }

  private static void interrupted(Runnable work) {
    Thread.currentThread().interrupt();
    try {
      assertThrows(StoreFailedException.class, work::run);
    } finally {
      assertTrue(Thread.interrupted(), "the interrupt went unseen");
    }
  }

  /** Closes the database's file under it, unless what is read was in memory. */
  private void readInterrupted() {
    Thread.currentThread().interrupt();
    try {
      assertEquals(1, store.letters().size());
    } catch (StoreFailedException closed) {
      assertTrue(Thread.currentThread().isInterrupted());
    } finally {
      assertTrue(Thread.interrupted(), "the interrupt went unseen");
    }
  }

  /** Breaks the database, and the journal, as an interrupt in the middle of a write does. */
  private void breakBoth() {
    Gesture gesture = next();
    FullDisk.fillAfter(2);
    assertTrue(fails(gesture));
    FullDisk.relieve();
    kept.add(gesture);
  }

  @Test
  void aGestureOfAnInterruptedThreadIsKeptByTheSecondTry() {
    Gesture gesture = next();
    interrupted(() -> append(gesture));
    keep(gesture);
    keep(next());
    assertWholeHereAndOnDisk();
  }

  @Test
  void readingGoesOnAfterAnInterruptedWrite() {
    Gesture gesture = next();
    interrupted(() -> append(gesture));
    assertEquals(LETTER, store.letter(LETTER.id()));
    assertEquals(kept.getFirst(), store.ledger(LETTER.id()).getFirst());
  }

  @Test
  void manyInterruptedTriesChangeNothing() {
    Gesture gesture = next();
    for (int i = 0; i < 10; i++) {
      interrupted(() -> append(gesture));
      readInterrupted();
    }
    keep(gesture);
    assertWholeHereAndOnDisk();
  }

  /**
   * An append writes the journal, waits for the disk, then writes the new name and the gesture into
   * the database and waits again. Once the journal has it, it is there.
   */
  @ParameterizedTest
  @CsvSource({"0, false", "1, false", "2, true", "3, true", "4, true"})
  void aGestureOnAFullDiskIsWhollyThereOrNotAndExactlyOnceAfterTheNextTry(
      int writes, boolean there) {
    Gesture gesture = next();
    FullDisk.fillAfter(writes);
    assertTrue(fails(gesture));
    FullDisk.relieve();
    assertEquals(kept.size() + (there ? 1 : 0), store.ledger(LETTER.id()).size());
    keep(gesture);
    keep(next());
    assertWholeHereAndOnDisk();
  }

  @Test
  void overAndOverAFullDiskLosesNothingWhileAnotherThreadReads() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    AtomicBoolean ended = new AtomicBoolean();
    CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(() -> readUntil(ended));
    int failures = 0;
    for (int i = 0; i < 60; i++) {
      Gesture gesture = next();
      FullDisk.fillAfter(random.nextInt(8));
      failures += fails(gesture) ? 1 : 0;
      FullDisk.relieve();
      keep(gesture);
    }
    ended.set(true);
    assertTrue(reader.get(10, TimeUnit.SECONDS) > 0, "nothing was read");
    assertTrue(failures > 10, failures + " failures, seed " + seed);
    assertWholeHereAndOnDisk();
  }

  /** Reads until the end, also in trouble; how often it could. */
  private int readUntil(AtomicBoolean ended) {
    int times = 0;
    while (!ended.get()) {
      try {
        List<Gesture> ledger = store.ledger(LETTER.id());
        assertEquals(suggestions(LETTER), ledger.getFirst());
        times++;
      } catch (StoreFailedException full) {
        Thread.onSpinWait();
      }
    }
    return times;
  }

  private boolean fails(Gesture gesture) {
    try {
      append(gesture);
      return false;
    } catch (StoreFailedException full) {
      return true;
    }
  }

  @Test
  void whileTheDiskIsFullEveryCallFailsAtOnceAndChangesNothing() {
    Gesture gesture = next();
    FullDisk.fillAfter(0);
    long start = System.nanoTime();
    IntStream.range(0, 20).forEach(i -> assertTrue(fails(gesture)));
    assertTrue(System.nanoTime() - start < 5_000_000_000L, "20 calls took over 5 seconds");
    FullDisk.relieve();
    assertWholeHereAndOnDisk();
  }

  @Test
  void aDatabaseThatFailsIsNoDamageOfItsLetters() {
    List<LetterRow> letters = store.letters();
    Gesture gesture = next();
    FullDisk.fillAfter(2);
    assertTrue(fails(gesture));
    letters.forEach(row -> assertThrows(StoreFailedException.class, () -> store.check(row)));
    assertThrows(StoreFailedException.class, store::checkKeeping);
    FullDisk.relieve();
    letters.forEach(row -> assertEquals(Optional.empty(), store.check(row)));
    assertEquals(List.of(), store.checkKeeping());
  }

  @Test
  void lettersThatDidNotFitComeInWithTheNextTry() {
    List<NewLetter> batch = IntStream.range(2, 30).mapToObj(TroubleTest::fresh).toList();
    FullDisk.fillAfter(1);
    assertThrows(StoreFailedException.class, () -> store.addAll(batch));
    FullDisk.relieve();
    int there = store.letters().size();
    assertTrue(there == 1 || there == 29, there + " letters");
    store.addAll(batch);
    assertEquals(29, store.letters().size());
    batch.forEach(
        fresh -> assertEquals(List.of(fresh.suggestions()), store.ledger(fresh.letter().id())));
  }

  private static NewLetter fresh(int number) {
    Letter letter = letter(number);
    return new NewLetter(letter, original(letter), suggestions(letter), NEW);
  }

  @Test
  void anotherGestureOfTheSameNumberIsStillRefused() {
    Gesture other =
        gesture(store.annotations(LETTER.id()), 2, typed(target("injury.date"), "1999"));
    assertThrows(IllegalStateException.class, () -> append(other));
    append(kept.getLast());
    assertWholeHereAndOnDisk();
  }

  @Test
  void nobodyElseGetsInWhileTheTroubleLasts() {
    Gesture gesture = next();
    interrupted(() -> append(gesture));
    Refused refused = assertInstanceOf(Refused.class, LocalStore.open(folder));
    assertEquals(Reason.IN_USE, refused.reason());
    keep(gesture);
    assertWholeHereAndOnDisk();
  }

  @Test
  void whereTheFileWentAwayNoEmptyStoreTakesItsPlace() throws IOException {
    Gesture gesture = next();
    breakBoth();
    Path file = folder.resolve("store.mv.db");
    Path away = Files.move(file, folder.resolve("away"));
    assertThrows(StoreFailedException.class, store::letters);
    assertThrows(StoreFailedException.class, () -> append(gesture));
    assertFalse(Files.exists(file));
    Files.move(away, file);
    assertWholeHereAndOnDisk();
  }

  @Test
  void whereTheJournalWentAwayNothingIsWrittenAndNoEmptyOneTakesItsPlace() throws IOException {
    Gesture gesture = next();
    interrupted(() -> append(gesture));
    Path file = folder.resolve("store.journal");
    Path away = Files.move(file, folder.resolve("away"));
    assertThrows(StoreFailedException.class, () -> append(gesture));
    assertEquals(kept, store.ledger(LETTER.id()));
    assertFalse(Files.exists(file));
    Files.move(away, file);
    keep(gesture);
    assertWholeHereAndOnDisk();
  }

  @Test
  void aStoreClosedInTroubleStaysClosedAndOpensWhole() {
    Gesture gesture = next();
    interrupted(() -> append(gesture));
    store.close();
    assertThrows(StoreFailedException.class, store::letters);
    assertThrows(StoreFailedException.class, store::letters);
    store = open(folder);
    keep(gesture);
    assertWholeHereAndOnDisk();
  }
}
