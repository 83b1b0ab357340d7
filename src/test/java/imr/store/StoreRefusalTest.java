package imr.store;

import static imr.store.StoreFixtures.ANA;
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
import static org.junit.jupiter.api.Assertions.assertThrows;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Evidence;
import imr.annotation.Status;
import imr.annotation.Value;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.letter.Letter;
import imr.letter.Span;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the store refuses to write leaves nothing behind. */
final class StoreRefusalTest {
  @TempDir private Path folder;
  private Store store;

  @BeforeEach
  void openStore() {
    store = open(folder);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  private void reopen() {
    store.close();
    store = open(folder);
  }

  @Test
  void aGestureThatDoesNotFollowTheLastOneIsRefused() {
    Letter letter = letter(1);
    add(store, letter);
    for (int number : List.of(1, 3)) {
      Gesture gesture =
          gesture(AnnotationSet.empty(), number, typed(target("injury.date"), "2016"));
      assertThrows(IllegalStateException.class, () -> store.append(letter.id(), gesture, STARTED));
    }
    assertUntouched(letter);
  }

  @Test
  void aChangeThatDoesNotStartFromWhatStandsIsRefused() {
    Letter letter = letter(1);
    add(store, letter);
    Gesture gesture =
        gesture(
            AnnotationSet.empty(),
            2,
            typed(target("injury.date"), "2016"),
            typed(target("patient.age"), "41"));
    assertThrows(IllegalStateException.class, () -> store.append(letter.id(), gesture, STARTED));
    assertUntouched(letter);
  }

  @Test
  void aQuoteThatIsNotTheLettersTextIsRefused() {
    Letter letter = letter(1);
    add(store, letter);
    for (Span span : List.of(new Span(0, 4), new Span(9_000, 9_004))) {
      Answer answer = Answer.stated(Value.of("x"), new Evidence(span, "nope"));
      Annotation wrong = Annotation.decided(target("injury.mechanism"), answer, Status.ADDED, ANA);
      Gesture gesture =
          gesture(AnnotationSet.empty(), 2, typed(target("injury.date"), "2016"), wrong);
      assertThrows(
          IllegalArgumentException.class, () -> store.append(letter.id(), gesture, STARTED));
    }
    assertUntouched(letter);
  }

  private void assertUntouched(Letter letter) {
    reopen();
    assertEquals(List.of(suggestions(letter)), store.ledger(letter.id()));
    assertEquals(
        List.of(new LetterRow(letter.id(), letter.name(), NEW, true, NOON, 1)), store.letters());
  }

  @Test
  void aBatchWithOneWrongLetterIsRefusedWhole() {
    Letter good = letter(1);
    Letter bad = letter(2);
    NewLetter first = new NewLetter(good, original(good), suggestions(good), NEW);
    Gesture second = gesture(AnnotationSet.empty(), 2, typed(target("injury.date"), "2016"));
    for (Gesture wrong : List.of(second, suggestions(letter(12_345)))) {
      NewLetter other = new NewLetter(bad, original(bad), wrong, NEW);
      assertThrows(RuntimeException.class, () -> store.addAll(List.of(first, other)));
    }
    assertEquals(List.of(), store.letters());
  }

  @Test
  void aTextWithHalfASurrogatePairIsRefused() {
    Letter letter = Letter.of("half.txt", "half \ud83d of a pair", true);
    Gesture nothing =
        new Gesture(1, new Act.Suggest(), new Author.Program("rules", "1.0"), NOON, List.of());
    assertThrows(
        IllegalArgumentException.class, () -> store.add(letter, original(letter), nothing, NEW));
    assertEquals(List.of(), store.letters());
  }

  @Test
  void anUnknownLetterIsRefused() {
    String id = letter(1).id();
    Gesture gesture = suggestions(letter(1));
    assertThrows(NoSuchElementException.class, () -> store.letter(id));
    assertThrows(NoSuchElementException.class, () -> store.original(id));
    assertThrows(NoSuchElementException.class, () -> store.annotations(id));
    assertThrows(NoSuchElementException.class, () -> store.ledger(id));
    assertThrows(NoSuchElementException.class, () -> store.append(id, gesture, NEW));
  }
}
