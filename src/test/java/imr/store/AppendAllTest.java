package imr.store;

import static imr.store.StoreFixtures.STARTED;
import static imr.store.StoreFixtures.add;
import static imr.store.StoreFixtures.gesture;
import static imr.store.StoreFixtures.letter;
import static imr.store.StoreFixtures.open;
import static imr.store.StoreFixtures.target;
import static imr.store.StoreFixtures.typed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.ledger.Act;
import imr.ledger.BatchId;
import imr.ledger.DecisionCounts;
import imr.ledger.Gesture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gestures of many letters, written in one go. */
final class AppendAllTest {
  private static final int LETTERS = 5;

  @TempDir private Path folder;
  private Store store;

  @BeforeEach
  void takeLettersIn() {
    store = open(folder);
    for (int i = 0; i < LETTERS; i++) {
      add(store, letter(i));
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static String id(int number) {
    return letter(number).id();
  }

  private NextGesture next(int letter, String mechanism) {
    LoadedLetter kept = store.kept(id(letter));
    Gesture said =
        gesture(
            kept.annotations(),
            kept.ledger().last() + 1,
            typed(target("injury.mechanism"), mechanism));
    return new NextGesture(kept, said, STARTED);
  }

  private List<NextGesture> all(String mechanism) {
    return Stream.iterate(0, i -> i < LETTERS, i -> i + 1).map(i -> next(i, mechanism)).toList();
  }

  @Test
  void aLetterIsReadWithItsLedgerInOneGo() {
    LoadedLetter kept = store.kept(id(2));
    assertEquals(store.letter(id(2)), kept.letter());
    assertEquals(store.ledger(id(2)), kept.ledger().gestures());
    assertEquals(store.annotations(id(2)), kept.annotations());
    assertThrows(NoSuchElementException.class, () -> store.kept("00"));
  }

  @Test
  void whoeverListensHearsOfLettersOnceTheyAreWritten() {
    List<String> heard = new ArrayList<>();
    store.whenWritten(heard::addAll);
    List<NextGesture> next = all("a fall");
    store.appendAll(next);
    add(store, letter(LETTERS));
    store.correctHeadline(id(1), STARTED);
    List<String> expected = new ArrayList<>(next.stream().map(n -> n.on().letter().id()).toList());
    expected.addAll(List.of(id(LETTERS), id(1)));
    assertEquals(expected, heard);
  }

  @Test
  void allThatIsThereOfALetterIsReadAtOnce() {
    StoredLetter filed = store.filed(id(1)).orElseThrow();
    assertEquals(store.letters().get(1), filed.numbered().row());
    assertEquals(store.numberedLetters().get(1), filed.numbered());
    assertEquals(store.ledger(id(1)), filed.kept().ledger().gestures());
    assertEquals(java.util.Optional.empty(), store.filed("00".repeat(32)));
  }

  @Test
  void allAreThereAlsoAfterReopeningAndSoAreTheirHeadlines() {
    List<NextGesture> next = all("a fall");
    store.appendAll(next);
    store.close();
    store = open(folder);
    assertThere(next);
    assertEquals(List.of(), store.checkKeeping());
  }

  private void assertThere(List<NextGesture> next) {
    for (NextGesture each : next) {
      assertEquals(each.gesture(), store.ledger(each.on().letter().id()).getLast());
    }
    assertTrue(store.letters().stream().allMatch(l -> l.headline().equals(STARTED)));
  }

  @Test
  void theJournalAloneBringsAllOfThemBack() throws IOException {
    List<NextGesture> next = all("a fall");
    store.appendAll(next);
    store.close();
    Files.delete(folder.resolve("store.mv.db"));
    store = open(folder);
    assertThere(next);
  }

  @Test
  void whatIsThereAlreadyIsNotWrittenAgain() {
    List<NextGesture> next = all("a fall");
    store.append(id(1), next.get(1).gesture(), STARTED);
    store.appendAll(next);
    store.appendAll(next);
    assertThere(next);
    assertEquals(2, store.ledger(id(1)).size());
    assertEquals(List.of(), store.checkKeeping());
  }

  @Test
  void nothingIsWrittenOfAnyWhereOneDoesNotFollow() {
    List<NextGesture> next = all("a fall");
    store.append(id(3), next(3, "a blow").gesture(), STARTED);
    assertThrows(IllegalStateException.class, () -> store.appendAll(next));
    assertEquals(1, store.ledger(id(0)).size());
    List<NextGesture> twice = new ArrayList<>(all("a cut"));
    twice.add(twice.getFirst());
    assertThrows(IllegalArgumentException.class, () -> store.appendAll(twice));
    NextGesture far = next(0, "a cut");
    Gesture late = gesture(far.on().annotations(), 7, typed(target("injury.mechanism"), "late"));
    assertThrows(
        IllegalStateException.class,
        () -> store.appendAll(List.of(new NextGesture(far.on(), late, STARTED))));
    assertEquals(1, store.ledger(id(0)).size());
    assertEquals(List.of(), store.checkKeeping());
  }

  @Test
  void aSingleGestureFollowsOnManyAndManyOnASingleOne() {
    store.appendAll(all("a fall"));
    store.append(id(2), next(2, "a blow").gesture(), STARTED);
    store.appendAll(all("a cut"));
    assertEquals(4, store.ledger(id(2)).size());
    assertEquals(3, store.ledger(id(4)).size());
  }

  @Test
  void lettersAreFoundByTheBatchThatTheyWerePartOf() {
    BatchId batch = new BatchId(UUID.randomUUID(), "Ana Núñez", 3);
    store.appendAll(List.of(in(batch, next(3, "a fall")), in(batch, next(1, "a fall"))));
    assertEquals(List.of(id(1), id(3)), store.lettersOf(batch));
    assertEquals(List.of(), store.lettersOf(new BatchId(UUID.randomUUID(), "Ana Núñez", 3)));
    Gesture first = store.ledger(id(1)).getLast();
    assertEquals(
        List.of(
            new StoredBatch(
                batch,
                new Act.Assign(Optional.of("Ben")),
                first.author().name(),
                first.at(),
                2,
                DecisionCounts.NONE,
                Optional.empty())),
        store.batches());
  }

  private static NextGesture in(BatchId batch, NextGesture next) {
    Gesture g = next.gesture();
    return new NextGesture(
        next.on(),
        new Gesture(g.number(), new Act.Assign(Optional.of("Ben")), g.author(), g.at(), g.changes())
            .in(batch),
        next.headline());
  }
}
