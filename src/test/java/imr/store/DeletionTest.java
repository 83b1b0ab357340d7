package imr.store;

import static imr.store.StoreFixtures.NOON;
import static imr.store.StoreFixtures.STARTED;
import static imr.store.StoreFixtures.add;
import static imr.store.StoreFixtures.gesture;
import static imr.store.StoreFixtures.letter;
import static imr.store.StoreFixtures.target;
import static imr.store.StoreFixtures.typed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.ledger.Gesture;
import imr.letter.Letter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Letters are archived, trashed, restored, and deleted for good. */
final class DeletionTest {
  private static final RestoreResult DONE = new RestoreResult.Done(List.of());
  private static final Letter GONE =
      Letter.of("gone.txt", "Kites: Upheld\nThe quixotic zeppelin pilot, 40 years old.\n", true);

  /** Words of the letter's text, and of what was said of it. */
  private static final List<String> WORDS = List.of("quixotic zeppelin", "Quondam", "gone.txt");

  @TempDir private Path folder;
  private Store store;

  @BeforeEach
  void fillStore() {
    store = StoreFixtures.open(folder);
    for (Letter letter : List.of(letter(1), GONE, letter(2))) {
      add(store, letter);
      say(letter, "Quondam " + letter.name());
    }
    store.addPredictionRun(new PredictionRun("model", "m", "1", NOON, ""));
    store.putPrediction("model", GONE.id(), "{\"note\":\"quixotic zeppelin\"}");
    store.putPrediction("model", letter(1).id(), "{}");
    store.addEffort(new Effort(GONE.id(), "Ana", LocalDate.parse("2026-11-20"), 7, 8));
    store.addEffort(new Effort(letter(1).id(), "Ana", LocalDate.parse("2026-11-20"), 5, 6));
    store.keep(document(GONE.id(), "quixotic zeppelin"));
    store.keep(document(letter(1).id(), "kept apart"));
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  private static Document document(String about, String text) {
    return new Document(Document.Kind.LEDGER, about, "elsewhere", NOON, text);
  }

  private void say(Letter letter, String words) {
    int number = store.ledger(letter.id()).size() + 1;
    Gesture next =
        gesture(store.annotations(letter.id()), number, typed(target("injury.date"), words));
    store.append(letter.id(), next, STARTED);
  }

  private void reopen(Optional<String> passphrase) {
    store.close();
    StoreOpenResult.Opened opened =
        assertInstanceOf(StoreOpenResult.Opened.class, LocalStore.open(folder, passphrase));
    assertEquals(List.of(), opened.remarks());
    store = opened.store();
  }

  private List<String> ids() {
    return store.letters().stream().map(LetterRow::id).toList();
  }

  private List<String> trash() {
    return store.trash().stream().map(LetterRow::id).toList();
  }

  private String words(String id) {
    return new String(store.original(id).bytes(), StandardCharsets.UTF_8);
  }

  private void trashAndDelete() {
    store.move(List.of(GONE.id()), Availability.TRASHED, NOON);
    assertEquals(DONE, store.deleteForGood(List.of(GONE.id())));
  }

  /** Files of the folder in which any of the words is, as UTF-8 or in two bytes a character. */
  private List<String> filesWithWords() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String bytes = FileWords.of(file);
        for (String word : WORDS) {
          String wide =
              new String(word.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1);
          String own = word.equals("Quondam") ? "Quondam gone" : word;
          if (bytes.contains(own) || bytes.contains(wide)) {
            found.add(folder.relativize(file) + ": " + word);
          }
        }
      }
    }
    return found;
  }

  @Test
  void letterInTrashIsNotListedUntilItIsRestored() {
    store.move(List.of(GONE.id()), Availability.TRASHED, NOON);
    assertEquals(List.of(letter(1).id(), letter(2).id()), ids());
    assertEquals(List.of(GONE.id()), trash());
    assertEquals(Optional.empty(), store.filed(GONE.id()));
    reopen(Optional.empty());
    assertEquals(List.of(GONE.id()), trash());
    store.move(List.of(GONE.id()), Availability.LISTED, NOON);
    assertEquals(List.of(letter(1).id(), GONE.id(), letter(2).id()), ids());
    assertEquals(List.of(), trash());
    assertTrue(store.filed(GONE.id()).isPresent());
    assertEquals(2, store.ledger(GONE.id()).size());
  }

  @Test
  void archivedLetterIsListedAsSuch() {
    store.move(List.of(GONE.id()), Availability.ARCHIVED, NOON);
    reopen(Optional.empty());
    assertEquals(
        List.of(false, true, false), store.letters().stream().map(LetterRow::archived).toList());
    assertTrue(store.filed(GONE.id()).orElseThrow().numbered().row().archived());
    store.move(List.of(GONE.id()), Availability.LISTED, NOON);
    assertTrue(store.letters().stream().noneMatch(LetterRow::archived));
  }

  @Test
  void lettersAreMovedAllOrNone() {
    List<String> ids = List.of(GONE.id(), "ab".repeat(32));
    assertThrows(NoSuchElementException.class, () -> store.move(ids, Availability.TRASHED, NOON));
    assertEquals(List.of(), trash());
    assertEquals(List.of(), store.checkKeeping());
  }

  @Test
  void lostDatabaseKeepsWhatIsInTheTrash() throws IOException {
    store.move(List.of(GONE.id()), Availability.TRASHED, NOON);
    store.move(List.of(letter(2).id()), Availability.ARCHIVED, NOON);
    store.close();
    Files.delete(folder.resolve("store.mv.db"));
    store = assertInstanceOf(StoreOpenResult.Opened.class, LocalStore.open(folder)).store();
    assertEquals(List.of(GONE.id()), trash());
    assertEquals(List.of(false, true), store.letters().stream().map(LetterRow::archived).toList());
  }

  @Test
  void restoringBackupAsItWasForgetsWhatWasTrashedSince() {
    Backup before =
        assertInstanceOf(BackupOutcome.Made.class, store.maintenance().orElseThrow().backup())
            .backup();
    store.move(List.of(GONE.id()), Availability.TRASHED, NOON);
    assertEquals(DONE, store.maintenance().orElseThrow().restore(before.name(), false));
    assertEquals(List.of(), trash());
    assertEquals(DONE, store.maintenance().orElseThrow().repair());
    assertEquals(List.of(), trash(), "a rebuild must not bring back what was abandoned");
  }

  @Test
  void onlyLettersInTrashAreDeleted() {
    assertEquals(DONE, store.deleteForGood(List.of(GONE.id())));
    assertEquals(3, store.letters().size());
  }

  @Test
  void deletedLetterLeavesNoWordInAnyFile() throws IOException {
    store.maintenance().orElseThrow().backup();
    say(GONE, "Quondam gone again");
    store.maintenance().orElseThrow().backup();
    Files.copy(folder.resolve("store.mv.db"), folder.resolve("damaged-2026-store.mv.db"));
    Files.copy(folder.resolve("store.journal"), folder.resolve("damaged-2026-store.journal"));
    Files.createDirectory(folder.resolve("catalogue"));
    Files.writeString(folder.resolve("catalogue/_0.cfs"), "quixotic zeppelin");
    Files.createDirectory(folder.resolve("backups/unfinished"));
    Files.copy(folder.resolve("store.mv.db"), folder.resolve("backups/unfinished/store.mv.db"));
    List<String> before = filesWithWords();
    assertTrue(before.stream().anyMatch(f -> f.startsWith("store.mv.db")), before::toString);
    assertTrue(before.stream().anyMatch(f -> f.startsWith("store.journal")), before::toString);
    assertTrue(before.stream().anyMatch(f -> f.startsWith("backups")), before::toString);
    trashAndDelete();
    assertEquals(List.of(), filesWithWords());
    assertEquals(1, store.maintenance().orElseThrow().backups().size());
    reopen(Optional.empty());
    assertEquals(List.of(), filesWithWords());
    assertEquals(List.of(letter(1).id(), letter(2).id()), ids());
  }

  @Test
  void deletedLetterOfEncryptedLibraryLeavesNoWord() throws IOException {
    String passphrase = "kites over a calm sea";
    assertEquals(
        DONE,
        store
            .maintenance()
            .orElseThrow()
            .changePassphrase(Optional.empty(), Optional.of(passphrase)));
    store.maintenance().orElseThrow().backup();
    trashAndDelete();
    reopen(Optional.of(passphrase));
    // Made plain, so that what an encrypted file holds can be looked for.
    assertEquals(
        DONE,
        store
            .maintenance()
            .orElseThrow()
            .changePassphrase(Optional.of(passphrase), Optional.empty()));
    assertEquals(List.of(), filesWithWords());
    assertEquals(1, store.maintenance().orElseThrow().backups().size());
    assertEquals(List.of(letter(1).id(), letter(2).id()), ids());
  }

  @Test
  void allElseIsAsBefore() {
    Map<String, List<Gesture>> before = new HashMap<>();
    Map<String, String> originals = new HashMap<>();
    for (Letter letter : List.of(letter(1), letter(2))) {
      before.put(letter.id(), store.ledger(letter.id()));
      originals.put(letter.id(), words(letter.id()));
    }
    store.move(List.of(letter(2).id()), Availability.ARCHIVED, NOON);
    trashAndDelete();
    before.forEach((id, ledger) -> assertEquals(ledger, store.ledger(id)));
    originals.forEach((id, original) -> assertEquals(original, words(id)));
    assertEquals(List.of(false, true), store.letters().stream().map(LetterRow::archived).toList());
    assertEquals(List.of(letter(1).id()), store.predictedLetters("model"));
    assertEquals(List.of(letter(1).id()), store.efforts().stream().map(Effort::letter).toList());
    assertEquals(List.of(letter(1).id()), store.documented(Document.Kind.LEDGER));
    assertEquals(List.of(), store.checkKeeping());
    for (LetterRow row : store.letters()) {
      assertEquals(Optional.empty(), store.check(row));
    }
    say(letter(1), "1999-01-01");
    say(letter(2), "1999-01-02");
    add(store, letter(3));
    reopen(Optional.empty());
    assertEquals(3, store.ledger(letter(1).id()).size());
    assertEquals(List.of(), store.checkKeeping());
  }

  @Test
  void rebuildDoesNotBringTheLetterBack() throws IOException {
    store.maintenance().orElseThrow().backup();
    trashAndDelete();
    assertEquals(DONE, store.maintenance().orElseThrow().repair());
    assertEquals(List.of(letter(1).id(), letter(2).id()), ids());
    store.close();
    Files.delete(folder.resolve("store.mv.db"));
    StoreOpenResult.Opened opened =
        assertInstanceOf(StoreOpenResult.Opened.class, LocalStore.open(folder));
    store = opened.store();
    assertEquals(1, opened.remarks().size(), opened.remarks()::toString);
    assertEquals(List.of(letter(1).id(), letter(2).id()), ids());
    assertFalse(store.lettersAndTrash().stream().anyMatch(r -> r.id().equals(GONE.id())));
    assertEquals(List.of(), filesWithWords());
  }

  @Test
  void deletedLetterCanBeImportedAgain() {
    trashAndDelete();
    add(store, GONE);
    assertEquals(3, store.letters().size());
    assertEquals(1, store.ledger(GONE.id()).size());
    assertEquals(List.of(), store.checkKeeping());
  }

  /** What a kill leaves before the one renaming that decides, and right after it. */
  @Test
  void deletionIsDoneOrNotWhereverItIsCut() throws Exception {
    store.maintenance().orElseThrow().backup();
    store.move(List.of(GONE.id()), Availability.TRASHED, NOON);
    store.close();
    StoreLocation place = new StoreLocation("file:", folder.toAbsolutePath());
    FileSwap swap = new FileSwap(place);
    LedgerPosition position;
    try (Journal journal = Journal.in(place)) {
      position = journal.position();
    }
    Path making = swap.begin();
    new LetterPurge(place, making, Set.of(GONE.id())).run(position, NOON);
    store = StoreFixtures.open(folder);
    assertEquals(List.of(GONE.id()), trash());
    assertEquals(1, store.maintenance().orElseThrow().backups().size());
    store.close();

    new LetterPurge(place, swap.begin(), Set.of(GONE.id())).run(position, NOON);
    assertThrows(
        IOException.class,
        () ->
            swap.commitAlone(
                () -> {
                  throw new IOException("killed here");
                }));
    assertTrue(swap.unfinished());
    store = StoreFixtures.open(folder);
    assertEquals(List.of(), trash());
    assertEquals(List.of(), store.maintenance().orElseThrow().backups());
    assertEquals(List.of(), filesWithWords());
    assertEquals(List.of(), store.checkKeeping());
  }

  @Test
  void nothingIsDeletedFromDamagedLibrary() {
    store.move(List.of(GONE.id()), Availability.TRASHED, NOON);
    // The opening looks at the ten letters that came last.
    for (int i = 3; i < 13; i++) {
      add(store, letter(i));
    }
    store.close();
    StoreFixtures.sql(folder, "UPDATE letter_text SET text = 'other words' WHERE letter = 1");
    store = StoreFixtures.open(folder);
    RestoreResult.Refused refused =
        assertInstanceOf(RestoreResult.Refused.class, store.deleteForGood(List.of(GONE.id())));
    assertTrue(refused.sentence().startsWith("Nothing was deleted"), refused.sentence());
    assertEquals(List.of(GONE.id()), trash());
  }
}
