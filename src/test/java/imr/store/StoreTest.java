package imr.store;

import static imr.store.StoreFixtures.ANA;
import static imr.store.StoreFixtures.NEW;
import static imr.store.StoreFixtures.NOON;
import static imr.store.StoreFixtures.RULES;
import static imr.store.StoreFixtures.STARTED;
import static imr.store.StoreFixtures.add;
import static imr.store.StoreFixtures.evidence;
import static imr.store.StoreFixtures.gesture;
import static imr.store.StoreFixtures.letter;
import static imr.store.StoreFixtures.open;
import static imr.store.StoreFixtures.original;
import static imr.store.StoreFixtures.suggestions;
import static imr.store.StoreFixtures.target;
import static imr.store.StoreFixtures.typed;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Change;
import imr.annotation.Evidence;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.letter.Letter;
import imr.letter.OriginalFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreTest {
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
  void aNewStoreHasNoLetters() {
    assertEquals(List.of(), store.letters());
  }

  @Test
  void aLetterComesBackWholeAfterReopening() {
    Letter letter = letter(1);
    add(store, letter);
    reopen();
    assertEquals(letter, store.letter(letter.id()));
    assertEquals(original(letter).format(), store.original(letter.id()).format());
    assertArrayEquals(original(letter).bytes(), store.original(letter.id()).bytes());
    assertEquals(List.of(suggestions(letter)), store.ledger(letter.id()));
    assertEquals(
        AnnotationSet.empty().with(suggestions(letter).changes()), store.annotations(letter.id()));
    assertEquals(
        List.of(new LetterRow(letter.id(), "letter-1.txt", NEW, true, NOON, 1)), store.letters());
  }

  @Test
  void aPdfOfAnyBytesAndAnUnrecognisedLetterComeBack() {
    byte[] bytes = new byte[3_000_000];
    new Random(1).nextBytes(bytes);
    Letter letter = Letter.of("a scan; \"odd\" name – Ж.pdf", "x".repeat(2_000_000), false);
    Gesture nothing =
        new Gesture(1, new Act.Suggest(), new Author.Program("rules", "1.0"), NOON, List.of());
    store.add(letter, new OriginalFile(OriginalFile.OriginalType.PDF, bytes), nothing, NEW);
    reopen();
    assertEquals(letter, store.letter(letter.id()));
    assertEquals(OriginalFile.OriginalType.PDF, store.original(letter.id()).format());
    assertArrayEquals(bytes, store.original(letter.id()).bytes());
    assertEquals(List.of(nothing), store.ledger(letter.id()));
    assertEquals(AnnotationSet.empty(), store.annotations(letter.id()));
    assertFalse(store.letters().getFirst().recognised());
  }

  @Test
  void theSameTextTwiceIsTheSameLetter() {
    Letter letter = letter(1);
    add(store, letter);
    Letter again = new Letter(letter.id(), "a copy.txt", letter.text(), letter.recognised());
    assertFalse(store.add(again, original(again), suggestions(again), STARTED));
    assertEquals(letter, store.letter(letter.id()));
    assertEquals(1, store.letters().size());
    assertEquals(List.of(suggestions(letter)), store.ledger(letter.id()));
  }

  @Test
  void aBatchSaysWhichLettersWereNewAndKeepsTheirOrder() {
    add(store, letter(2));
    List<NewLetter> batch = new ArrayList<>();
    for (int number : List.of(9, 2, 5, 9, 1)) {
      Letter letter = letter(number);
      batch.add(new NewLetter(letter, original(letter), suggestions(letter), NEW));
    }
    assertEquals(List.of(true, false, true, false, true), store.addAll(batch));
    assertEquals(
        List.of("letter-2.txt", "letter-9.txt", "letter-5.txt", "letter-1.txt"),
        store.letters().stream().map(LetterRow::name).toList());
    assertEquals(List.of(suggestions(letter(5))), store.ledger(letter(5).id()));
    assertEquals(List.of(), store.addAll(List.of()));
  }

  @Test
  void everyAnswerValueStatusAndProvenanceComesBack() {
    Letter letter = letter(1);
    add(store, letter);
    Optional<Evidence> there = Optional.of(evidence(letter.text(), "kite maker"));
    List<Answer> answers = new ArrayList<>(List.of(new Answer.Absent(), new Answer.GroupEntry()));
    for (Optional<Evidence> evidence : List.of(there, Optional.<Evidence>empty())) {
      answers.add(new Answer.Stated(new Value.Known("Ж 𝒩 'quoted'\n"), evidence));
      answers.add(new Answer.Stated(new Value.Unreal(), evidence));
      answers.add(new Answer.Stated(new Value.Unread(" typed, or not \0 "), evidence));
      answers.add(new Answer.Stated(new Value.Unread(""), evidence));
    }
    List<Annotation> said = new ArrayList<>();
    for (Answer answer : answers) {
      for (Status status : Status.values()) {
        for (Provenance provenance : List.of(ANA, RULES)) {
          Target target = target("clinical.diagnoses").entry("d" + said.size());
          said.add(new Annotation(target, answer, status, provenance));
        }
      }
    }
    Gesture gesture = gesture(AnnotationSet.empty(), 2, said.toArray(Annotation[]::new));
    store.append(letter.id(), gesture, STARTED);
    reopen();
    assertEquals(List.of(suggestions(letter), gesture), store.ledger(letter.id()));
    assertEquals(
        AnnotationSet.empty().with(suggestions(letter).changes()).with(gesture.changes()),
        store.annotations(letter.id()));
  }

  @Test
  void undoAndRedoAreGesturesOfTheirOwnAndEveryOneComesBack() {
    Letter letter = letter(1);
    add(store, letter);
    AnnotationSet before = store.annotations(letter.id());
    Gesture said = gesture(before, 2, typed(target("patient.age"), "41"), finished());
    List<Change> backwards = said.changes().reversed().stream().map(Change::reversed).toList();
    Gesture undone = new Gesture(3, new Act.Undo(2), said.author(), NOON.plusSeconds(1), backwards);
    Gesture redone =
        new Gesture(4, new Act.Redo(2), said.author(), NOON.plusSeconds(2), said.changes());
    store.append(letter.id(), said, STARTED);
    AnnotationSet after = store.annotations(letter.id());
    store.append(letter.id(), undone, NEW);
    assertEquals(before, store.annotations(letter.id()));
    store.append(letter.id(), redone, STARTED);
    reopen();
    assertEquals(after, store.annotations(letter.id()));
    assertEquals(List.of(suggestions(letter), said, undone, redone), store.ledger(letter.id()));
    assertEquals(
        new LetterRow(letter.id(), "letter-1.txt", STARTED, true, NOON, 4),
        store.letters().getFirst());
  }

  private static Annotation finished() {
    return Annotation.decided(Target.FINISHED, new Answer.GroupEntry(), Status.ADDED, ANA);
  }

  @Test
  void oneGestureCanChangeOneTargetTwice() {
    Letter letter = letter(1);
    add(store, letter);
    Annotation first = typed(target("injury.date"), "2016");
    Annotation second = typed(target("injury.date"), "2017-01");
    List<Change> changes =
        List.of(
            new Change(first.target(), Optional.empty(), Optional.of(first)),
            new Change(first.target(), Optional.of(first), Optional.of(second)));
    Gesture gesture =
        new Gesture(
            2,
            new Act.Correct(changes.getFirst().target()),
            new Author.Person("Ana"),
            NOON,
            changes);
    store.append(letter.id(), gesture, STARTED);
    assertEquals(gesture, store.ledger(letter.id()).getLast());
    assertEquals(Optional.of(second), store.annotations(letter.id()).at(first.target()));
  }

  @Test
  void annotationsKeepTheOrderInWhichTheyWereFirstSaid() {
    Letter letter = letter(1);
    add(store, letter);
    AnnotationSet standing = store.annotations(letter.id());
    Gesture gesture =
        gesture(
            standing, 2, typed(target("injury.date"), "2016"), typed(target("patient.age"), "9"));
    store.append(letter.id(), gesture, STARTED);
    assertEquals(
        List.copyOf(standing.with(gesture.changes()).all()),
        List.copyOf(store.annotations(letter.id()).all()));
  }

  @Test
  void aVeryLongValueComesBack() {
    Letter letter = letter(1);
    add(store, letter);
    Annotation typed = typed(target("injury.mechanism"), "a kite ".repeat(300_000));
    store.append(letter.id(), gesture(AnnotationSet.empty(), 2, typed), STARTED);
    assertEquals(Optional.of(typed), store.annotations(letter.id()).at(typed.target()));
  }

  @Test
  void aClosedStoreSaysSoAndCanBeClosedAgain() {
    store.close();
    store.close();
    assertThrows(StoreFailedException.class, store::letters);
    assertTrue(
        LocalStore.open(folder) instanceof StoreOpenResult.Opened(Store again, _) && closes(again));
  }

  private static boolean closes(Store store) {
    store.close();
    return true;
  }

  @Test
  void readingAndCorrectingGoOnWhileLettersComeIn() throws Exception {
    add(store, letter(1));
    String id = letter(1).id();
    Thread importing = Thread.ofPlatform().start(() -> importLetters(2, 15));
    int number = 1;
    while (importing.isAlive() || number < 20) {
      AnnotationSet standing = store.annotations(id);
      Gesture gesture = gesture(standing, ++number, typed(target("injury.date"), "20" + number));
      store.append(id, gesture, STARTED);
      assertEquals(standing.with(gesture.changes()), store.annotations(id));
      assertEquals(number, store.letters().getFirst().gestures());
    }
    importing.join();
    assertEquals(number, store.ledger(id).size());
    assertEquals(1 + 15 * 10, store.letters().size());
    store.letters().forEach(row -> assertEquals(row.gestures(), store.ledger(row.id()).size()));
  }

  private void importLetters(int from, int batches) {
    for (int i = 0; i < batches; i++) {
      List<NewLetter> batch = new ArrayList<>();
      for (int j = 0; j < 10; j++) {
        Letter letter = letter(from + 10 * i + j);
        batch.add(new NewLetter(letter, original(letter), suggestions(letter), NEW));
      }
      store.addAll(batch);
    }
  }

  @Test
  void aListOfAnyLengthLeavesNothingInTemporaryFiles() throws Exception {
    Path other = folder.resolve("other");
    StoreFixtures.open(other).close();
    Set<Path> before = temporaryFiles();
    StoreLocation place = new StoreLocation("file:", other);
    try (Connection connection = place.source().getConnection();
        var query = connection.prepareStatement("SELECT X, 'words' FROM SYSTEM_RANGE(1, 200000)");
        ResultSet row = query.executeQuery()) {
      assertTrue(row.next());
      assertEquals(before, temporaryFiles());
    }
  }

  private static Set<Path> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(f -> f.getFileName().toString().startsWith("h2tmp")).collect(toSet());
    }
  }
}
