package imr.store;

import static imr.store.StoreFixtures.ANA;
import static imr.store.StoreFixtures.NEW;
import static imr.store.StoreFixtures.NOON;
import static imr.store.StoreFixtures.STARTED;
import static imr.store.StoreFixtures.add;
import static imr.store.StoreFixtures.evidence;
import static imr.store.StoreFixtures.gesture;
import static imr.store.StoreFixtures.letter;
import static imr.store.StoreFixtures.original;
import static imr.store.StoreFixtures.suggestions;
import static imr.store.StoreFixtures.target;
import static imr.store.StoreFixtures.typed;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Evidence;
import imr.annotation.Headline;
import imr.annotation.Status;
import imr.annotation.Value;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.BatchId;
import imr.ledger.DecisionCounts;
import imr.ledger.Gesture;
import imr.ledger.GestureCodec;
import imr.ledger.LegacyDescription;
import imr.letter.Letter;
import imr.letter.OriginalFile;
import imr.letter.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything that callers rely on, of every store; each engine's test says how it is opened. */
public abstract class StoreContract {
  private static final String INSURER = "injury.mechanism";

  private Store store;

  /** Opens the same store each time. */
  protected abstract Store opened();

  @BeforeEach
  void open() {
    store = opened();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void reopen() {
    store.close();
    store = opened();
  }

  private static String id(int number) {
    return letter(number).id();
  }

  private Gesture next(int letter, String value) {
    LoadedLetter kept = store.kept(id(letter));
    return gesture(kept.annotations(), kept.ledger().last() + 1, typed(target(INSURER), value));
  }

  private NextGesture following(int letter, String value) {
    return new NextGesture(store.kept(id(letter)), next(letter, value), STARTED);
  }

  private void addLetters(int count) {
    IntStream.range(0, count).forEach(i -> add(store, letter(i)));
  }

  @Test
  void aNewStoreIsEmpty() {
    assertEquals(List.of(), store.letters());
    assertEquals(List.of(), store.trash());
    assertEquals(List.of(), store.batches());
    assertEquals(List.of(), store.predictionRuns());
    assertEquals(List.of(), store.efforts());
    assertEquals(List.of(), store.checkKeeping());
  }

  @Test
  void aLetterComesBackWhole() {
    Letter letter = letter(1);
    add(store, letter);
    reopen();
    assertEquals(letter, store.letter(letter.id()));
    assertEquals(OriginalFile.OriginalType.TEXT, store.original(letter.id()).format());
    assertArrayEquals(original(letter).bytes(), store.original(letter.id()).bytes());
    assertEquals(List.of(suggestions(letter)), store.ledger(letter.id()));
    assertEquals(
        List.of(new LetterRow(letter.id(), "letter-1.txt", NEW, true, NOON, 1)), store.letters());
    assertEquals(Optional.empty(), store.check(store.letters().getFirst()));
  }

  @Test
  void anyCharacterAndAnyByteComesBack() {
    byte[] bytes = new byte[300_000];
    new Random(1).nextBytes(bytes);
    Letter letter =
        Letter.of("a scan; \"odd\" Ж.pdf", "NUL \0 tab \t 𝒩\f" + "x".repeat(9000), false);
    Gesture nothing =
        new Gesture(1, new Act.Suggest(), new Author.Program("rules", "1.0"), NOON, List.of());
    assertTrue(
        store.add(letter, new OriginalFile(OriginalFile.OriginalType.PDF, bytes), nothing, NEW));
    reopen();
    assertEquals(letter, store.letter(letter.id()));
    assertArrayEquals(bytes, store.original(letter.id()).bytes());
    assertEquals(List.of(nothing), store.ledger(letter.id()));
    assertFalse(store.letters().getFirst().recognised());
  }

  @Test
  void theSameTextTwiceIsTheSameLetterAndOrderIsKept() {
    add(store, letter(2));
    List<NewLetter> batch = new ArrayList<>();
    for (int number : List.of(9, 2, 5, 9, 1)) {
      Letter letter = letter(number);
      batch.add(new NewLetter(letter, original(letter), suggestions(letter), NEW));
    }
    assertEquals(List.of(true, false, true, false, true), store.addAll(batch));
    assertEquals(
        List.of(id(2), id(9), id(5), id(1)), store.letters().stream().map(LetterRow::id).toList());
    assertEquals(List.of(), store.addAll(List.of()));
  }

  @Test
  void whatNoStoreTakesIsRefusedAndNothingIsWritten() {
    Letter good = letter(1);
    Letter other = letter(2);
    Gesture wrongQuote =
        gesture(
            AnnotationSet.empty(),
            1,
            Annotation.decided(
                target(INSURER),
                Answer.stated(Value.of("x"), new Evidence(new imr.letter.Span(0, 4), "nope")),
                Status.ADDED,
                ANA));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            store.addAll(
                List.of(
                    new NewLetter(good, original(good), suggestions(good), NEW),
                    new NewLetter(other, original(other), wrongQuote, NEW))));
    Gesture second = gesture(AnnotationSet.empty(), 2);
    assertThrows(IllegalStateException.class, () -> store.add(good, original(good), second, NEW));
    Letter half = Letter.of("half.txt", "half \ud800 pair", true);
    Gesture nothing = gesture(AnnotationSet.empty(), 1);
    assertThrows(
        IllegalArgumentException.class, () -> store.add(half, original(good), nothing, NEW));
    assertEquals(List.of(), store.letters());
  }

  @Test
  void everyAnswerStatusAndAuthorComesBackWithItsHash() {
    Letter letter = letter(1);
    add(store, letter);
    Optional<Evidence> there = Optional.of(evidence(letter.text(), "kite maker"));
    List<Answer> answers =
        List.of(
            new Answer.Absent(),
            new Answer.Stated(new Value.Known("Ж 𝒩 'quoted'\n"), there),
            new Answer.Stated(new Value.Unreal(), there),
            new Answer.Stated(new Value.Unread(" typed, or not \0 "), Optional.empty()),
            new Answer.Stated(new Value.Unread(""), there));
    for (Answer answer : answers) {
      LoadedLetter kept = store.kept(letter.id());
      Annotation said = Annotation.decided(target(INSURER), answer, Status.CORRECTED, ANA);
      store.append(
          letter.id(), gesture(kept.annotations(), kept.ledger().last() + 1, said), STARTED);
    }
    List<Gesture> before = store.ledger(letter.id());
    reopen();
    assertEquals(before, store.ledger(letter.id()));
    assertEquals(
        answers.getLast(), store.annotations(letter.id()).at(target(INSURER)).get().answer());
    for (Gesture each : store.ledger(letter.id())) {
      assertTrue(each.holdsIn(letter.text()));
    }
  }

  /** The same actions have the same hashes in every engine: this one is known. */
  @Test
  void theSameActionsHaveTheSameHashEverywhere() {
    addLetters(1);
    store.append(id(0), next(0, "a fall"), STARTED);
    store.append(id(0), next(0, "a blow"), STARTED);
    String all =
        store.ledger(id(0)).stream()
            .map(g -> HexFormat.of().formatHex(GestureCodec.hash(id(0), g)))
            .reduce("", String::concat);
    assertEquals(
        "1b13fb2c3f0d6b111926e6781d8ceceeaa607df15e036f59d35ebb8a7fdc5b1b",
        Sha256.of(all.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void aGestureThatIsThereAlreadyIsNotWrittenAgain() {
    addLetters(1);
    Gesture first = next(0, "a fall");
    assertEquals(new Appended.Saved(), store.offer(id(0), first, STARTED));
    Gesture second = next(0, "a blow");
    assertEquals(new Appended.Saved(), store.offer(id(0), second, STARTED));
    assertEquals(new Appended.Saved(), store.offer(id(0), second, STARTED));
    assertEquals(new Appended.Saved(), store.offer(id(0), first, STARTED));
    assertEquals(3, store.ledger(id(0)).size());
  }

  @Test
  void aNumberThatIsTakenIsAConflictThatTellsTheNewerGestures() {
    addLetters(1);
    Gesture mine = next(0, "mine");
    Gesture theirs = next(0, "theirs");
    store.append(id(0), theirs, STARTED);
    Gesture more = next(0, "more");
    store.append(id(0), more, STARTED);
    assertEquals(
        new Appended.Conflict(3, List.of(theirs, more)), store.offer(id(0), mine, STARTED));
    assertThrows(IllegalStateException.class, () -> store.append(id(0), mine, STARTED));
    Gesture far = gesture(store.annotations(id(0)), 9, typed(target(INSURER), "far"));
    assertEquals(new Appended.Conflict(3, List.of()), store.offer(id(0), far, STARTED));
    assertEquals(3, store.ledger(id(0)).size());
    assertThrows(NoSuchElementException.class, () -> store.offer("00", mine, STARTED));
  }

  @Test
  void aGestureThatDoesNotFollowFromWhatIsThereIsRefused() {
    addLetters(1);
    Gesture blind = gesture(AnnotationSet.empty(), 2, typed(target("patient.age"), "41"));
    assertThrows(IllegalStateException.class, () -> store.offer(id(0), blind, STARTED));
    Annotation wrong =
        Annotation.decided(
            target(INSURER),
            Answer.stated(Value.of("x"), new Evidence(new imr.letter.Span(0, 4), "nope")),
            Status.ADDED,
            ANA);
    Gesture quote = gesture(store.annotations(id(0)), 2, wrong);
    assertThrows(IllegalArgumentException.class, () -> store.offer(id(0), quote, STARTED));
    assertEquals(1, store.ledger(id(0)).size());
  }

  @Test
  void anUndoComesBackAsAnUndo() {
    addLetters(1);
    Gesture done = next(0, "a fall");
    store.append(id(0), done, STARTED);
    Gesture undo =
        new Gesture(3, new Act.Undo(2), new Author.Person("Ana Núñez"), NOON, done.reversed());
    store.append(id(0), undo, NEW);
    Gesture redo =
        new Gesture(4, new Act.Redo(2), new Author.Person("Ana Núñez"), NOON, done.changes());
    store.append(id(0), redo, STARTED);
    reopen();
    assertEquals(List.of(done, undo, redo), store.ledger(id(0)).subList(1, 4));
    assertEquals(STARTED, store.letters().getFirst().headline());
    assertEquals(4, store.letters().getFirst().gestures());
  }

  @Test
  void aGestureOfTheFirstFormatKeepsItsWordsAndItsHash() {
    addLetters(1);
    Gesture plain = next(0, "a fall");
    Gesture old =
        new Gesture(
            2,
            new Act.Correct(target(INSURER)),
            new Author.Person("Ana Núñez"),
            NOON,
            Optional.empty(),
            plain.changes(),
            Optional.of(new LegacyDescription("type mechanism", "Ana Núñez", 0, 0)));
    store.append(id(0), old, STARTED);
    reopen();
    assertEquals(old, store.ledger(id(0)).getLast());
    assertEquals(List.of(id(0)), store.lettersOf("Ana Núñez", NOON));
    assertEquals(List.of(), store.lettersOf("Ben", NOON));
  }

  @Test
  void manyAreAppendedAllOrNone() {
    addLetters(4);
    List<NextGesture> next = new ArrayList<>();
    for (int i = 3; i >= 0; i--) {
      next.add(following(i, "a fall"));
    }
    store.append(id(2), next(2, "a blow"), STARTED);
    assertThrows(IllegalStateException.class, () -> store.appendAll(next));
    assertEquals(1, store.ledger(id(0)).size());
    next.set(1, following(2, "a fall"));
    store.appendAll(next);
    store.appendAll(next);
    for (int i = 0; i < 4; i++) {
      assertEquals(
          "a fall", store.annotations(id(i)).at(target(INSURER)).get().value().get().shown());
    }
    assertEquals(3, store.ledger(id(2)).size());
    assertEquals(STARTED, store.letters().get(3).headline());
    List<NextGesture> twice = List.of(following(0, "x"), following(0, "x"));
    assertThrows(IllegalArgumentException.class, () -> store.appendAll(twice));
    assertEquals(List.of(), store.checkKeeping());
  }

  @Test
  void batchesAreFoundWithWhatTheyUndid() {
    addLetters(3);
    BatchId batch = new BatchId(UUID.randomUUID(), "Ana Núñez", 2);
    BatchId undone = new BatchId(UUID.randomUUID(), "Ana Núñez", 2);
    List<NextGesture> first =
        List.of(in(batch, 2, new Act.AcceptMany(1)), in(batch, 1, new Act.AcceptMany(1)));
    store.appendAll(first);
    store.appendAll(List.of(in(undone, 1, new Act.Undo(2)), in(undone, 2, new Act.Undo(2))));
    assertEquals(
        List.of(
            new StoredBatch(
                batch,
                new Act.AcceptMany(1),
                "Ana Núñez",
                NOON,
                2,
                new DecisionCounts(0, 0, 2, 0, 0),
                Optional.empty()),
            new StoredBatch(
                undone,
                new Act.Undo(2),
                "Ana Núñez",
                NOON,
                2,
                DecisionCounts.NONE,
                Optional.of(new StoredBatch.Origin(Optional.of(batch), "Ana Núñez", NOON)))),
        store.batches());
    assertEquals(List.of(id(1), id(2)), store.lettersOf(batch));
    assertEquals(List.of(), store.lettersOf(new BatchId(UUID.randomUUID(), "Ana Núñez", 2)));
  }

  private NextGesture in(BatchId batch, int letter, Act act) {
    LoadedLetter kept = store.kept(id(letter));
    Gesture g = next(letter, "value " + kept.ledger().last());
    return new NextGesture(
        kept, new Gesture(g.number(), act, g.author(), g.at(), g.changes()).in(batch), STARTED);
  }

  @Test
  void allOfALetterIsReadAtOnce() {
    addLetters(2);
    StoredLetter filed = store.filed(id(1)).orElseThrow();
    assertEquals(store.numberedLetters().get(1), filed.numbered());
    assertEquals(store.ledger(id(1)), filed.kept().ledger().gestures());
    assertEquals(Optional.empty(), store.filed("00".repeat(32)));
    assertThrows(NoSuchElementException.class, () -> store.kept("00".repeat(32)));
    assertThrows(NoSuchElementException.class, () -> store.letter("00".repeat(32)));
    assertThrows(NoSuchElementException.class, () -> store.original("00".repeat(32)));
  }

  @Test
  void lettersAreArchivedTrashedAndRestored() {
    addLetters(4);
    store.move(List.of(id(0), id(1), id(1)), Availability.TRASHED, NOON);
    store.move(List.of(id(2)), Availability.ARCHIVED, NOON);
    assertEquals(List.of(id(0), id(1)), store.trash().stream().map(LetterRow::id).toList());
    reopen();
    assertEquals(List.of(id(2), id(3)), store.letters().stream().map(LetterRow::id).toList());
    assertTrue(store.letters().getFirst().archived());
    assertTrue(store.filed(id(2)).orElseThrow().numbered().row().archived());
    assertEquals(Optional.empty(), store.filed(id(0)));
    assertEquals(4, store.lettersAndTrash().size());
    store.move(List.of(id(0), id(2), id(3)), Availability.LISTED, NOON);
    assertEquals(
        List.of(id(0), id(2), id(3)), store.letters().stream().map(LetterRow::id).toList());
    assertThrows(
        NoSuchElementException.class,
        () -> store.move(List.of(id(3), "00".repeat(32)), Availability.TRASHED, NOON));
    assertEquals(3, store.letters().size());
  }

  @Test
  void deletingForGoodTakesTheTrashedLettersAlone() {
    addLetters(3);
    store.append(id(2), next(2, "a fall"), STARTED);
    List<Gesture> kept = store.ledger(id(2));
    store.keep(new Document(Document.Kind.LEDGER, id(1), "elsewhere", NOON, "words"));
    store.addEffort(new Effort(id(1), "Ana Núñez", LocalDate.EPOCH, 1, 2));
    store.move(List.of(id(1)), Availability.TRASHED, NOON);
    assertInstanceOf(RestoreResult.Done.class, store.deleteForGood(List.of(id(0), id(1))));
    assertEquals(List.of(id(0), id(2)), store.letters().stream().map(LetterRow::id).toList());
    assertEquals(List.of(), store.trash());
    assertEquals(kept, store.ledger(id(2)));
    assertThrows(NoSuchElementException.class, () -> store.letter(id(1)));
    assertEquals(List.of(), store.documents(Document.Kind.LEDGER, id(1)));
    assertEquals(List.of(), store.efforts());
    add(store, letter(1));
    assertEquals(List.of(suggestions(letter(1))), store.ledger(id(1)));
  }

  @Test
  void aHeadlineThatWasWorkedOutAgainIsNoGesture() {
    addLetters(1);
    Headline odd = new Headline("NUL", "", 0, 1, 2, Headline.State.FINISHED, true);
    store.correctHeadline(id(0), odd);
    assertEquals(odd, store.letters().getFirst().headline());
    assertEquals(1, store.letters().getFirst().gestures());
  }

  @Test
  void documentsAreKeptWordForWordAndOnce() {
    Document first = new Document(Document.Kind.GOLD_SET, "", "set \"1\"", NOON, "a\nb \0 Ж");
    Document other = new Document(Document.Kind.GOLD_SET, "", "set 2", NOON, "");
    Document about = new Document(Document.Kind.LEDGER, id(7), "there", NOON, "x".repeat(99_999));
    assertTrue(store.keep(first));
    assertTrue(store.keep(other));
    assertTrue(store.keep(about));
    assertFalse(store.keep(new Document(Document.Kind.GOLD_SET, "", "set 2", NOON, "other")));
    reopen();
    assertEquals(List.of(first, other), store.documents(Document.Kind.GOLD_SET, ""));
    assertEquals(List.of(about), store.documents(Document.Kind.LEDGER, id(7)));
    assertEquals(List.of(id(7)), store.documented(Document.Kind.LEDGER));
    assertEquals(List.of(), store.documents(Document.Kind.SCHEMA, ""));
  }

  @Test
  void predictionRunsAreReplacedLetterByLetterAndRemoved() {
    Instant later = NOON.plusNanos(1);
    PredictionRun run = new PredictionRun("b", "model", "2", later, "jsonl");
    PredictionRun earlier = new PredictionRun("z", "model", "1", NOON, "");
    assertTrue(store.addPredictionRun(run));
    assertTrue(store.addPredictionRun(earlier));
    assertFalse(store.addPredictionRun(run));
    store.putPrediction("b", id(1), "one");
    store.putPrediction("b", id(2), "two \0");
    store.putPrediction("b", id(1), "three");
    reopen();
    assertEquals(List.of(earlier, run), store.predictionRuns());
    assertEquals(Optional.of("three"), store.prediction("b", id(1)));
    assertEquals(Optional.empty(), store.prediction("z", id(1)));
    assertEquals(Set.of(id(1), id(2)), Set.copyOf(store.predictedLetters("b")));
    assertTrue(store.removePredictions("b"));
    assertFalse(store.removePredictions("b"));
    assertEquals(Optional.empty(), store.prediction("b", id(1)));
  }

  @Test
  void keysAndSecondsAddUp() {
    LocalDate day = LocalDate.of(2026, 11, 30);
    store.addEffort(new Effort(id(1), "Ana Núñez", day, 3, 40));
    store.addEffort(new Effort(id(1), "Ana Núñez", day, 4, 2));
    store.addEffort(new Effort(id(1), "Ben Okafor", day, 1, 1));
    assertEquals(
        Set.of(
            new Effort(id(1), "Ana Núñez", day, 7, 42), new Effort(id(1), "Ben Okafor", day, 1, 1)),
        Set.copyOf(store.efforts()));
  }

  @Test
  void whoeverListensHearsOfLettersOnceTheyAreWritten() {
    List<String> heard = new ArrayList<>();
    store.whenWritten(heard::addAll);
    store.whenWritten(
        _ -> {
          throw new IllegalStateException("made up");
        });
    addLetters(2);
    store.append(id(1), next(1, "a fall"), STARTED);
    store.correctHeadline(id(0), STARTED);
    store.move(List.of(id(1)), Availability.ARCHIVED, NOON);
    assertEquals(List.of(id(0), id(1), id(1), id(0), id(1)), heard);
  }

  @Test
  void secretsDifferByUseAndStayTheSame() {
    Optional<byte[]> one = store.secretFor("one");
    Optional<byte[]> other = store.secretFor("other");
    reopen();
    assertEquals(
        one.map(HexFormat.of()::formatHex), store.secretFor("one").map(HexFormat.of()::formatHex));
    if (one.isPresent()) {
      assertFalse(java.util.Arrays.equals(one.get(), other.get()));
    }
  }

  @Test
  void afterClosingNothingCanBeRead() {
    store.close();
    store.close();
    assertThrows(StoreFailedException.class, () -> store.letters());
  }
}
