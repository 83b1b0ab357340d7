package imr.store;

import static imr.store.StoreFixtures.STARTED;
import static imr.store.StoreFixtures.add;
import static imr.store.StoreFixtures.gesture;
import static imr.store.StoreFixtures.letter;
import static imr.store.StoreFixtures.suggestions;
import static imr.store.StoreFixtures.target;
import static imr.store.StoreFixtures.typed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import imr.annotation.AnnotationSet;
import imr.ledger.Gesture;
import imr.letter.Letter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal and the database bring each other up to date when a store opens. */
final class JournalTest {
  private static final Letter LETTER = letter(1);

  @TempDir private Path folder;
  private final List<Gesture> said = new ArrayList<>(List.of(suggestions(LETTER)));

  private Path file(String name) {
    return folder.resolve(name);
  }

  private List<String> opened() {
    StoreOpenResult.Opened opened =
        assertInstanceOf(StoreOpenResult.Opened.class, LocalStore.open(folder));
    opened.store().close();
    return opened.remarks();
  }

  private void say(Store store, int times) {
    for (int i = 0; i < times; i++) {
      AnnotationSet standing = store.annotations(LETTER.id());
      int number = said.size() + 1;
      Gesture gesture = gesture(standing, number, typed(target("injury.date"), "20" + number));
      store.append(LETTER.id(), gesture, STARTED);
      said.add(gesture);
    }
  }

  private void make(int gestures) {
    try (Store store = StoreFixtures.open(folder)) {
      add(store, LETTER);
      add(store, letter(2));
      say(store, gestures);
    }
  }

  private void copy(String from, String to) throws IOException {
    Files.copy(file(from), file(to), StandardCopyOption.REPLACE_EXISTING);
  }

  private void assertWhole() {
    try (Store store = StoreFixtures.open(folder)) {
      assertEquals(said, store.ledger(LETTER.id()));
      assertEquals(said.size(), store.letters().getFirst().gestures());
      assertEquals(STARTED, store.letters().getFirst().headline());
      assertEquals(List.of(suggestions(letter(2))), store.ledger(letter(2).id()));
    }
  }

  @Test
  void aDamagedDatabaseThatHoldsMoreThanTheJournalDoesNotCostTheJournal() {
    make(3);
    try (Store store = StoreFixtures.open(folder)) {
      for (int i = 3; i < 20; i++) {
        add(store, letter(i));
      }
    }
    StoreFixtures.sql(folder, "UPDATE change SET answer = 'UNREAL' WHERE letter = 1");
    StoreFixtures.sql(
        folder,
        "INSERT INTO document VALUES (1, 'GOLD_SET', '', 'x', CURRENT_TIMESTAMP, X'00', 'y')");
    assertEquals(
        "The library's database was damaged. It was kept under another name and rebuilt from its"
            + " readable data, the backups, and the journal.",
        opened().getFirst());
    try (Store store = StoreFixtures.open(folder)) {
      assertEquals(said, store.ledger(LETTER.id()));
      assertEquals(19, store.letters().size());
    }
  }

  @Test
  void aStoreAndItsJournalThatAgreeOpenWithoutARemark() {
    make(3);
    assertEquals(List.of(), opened());
    assertWhole();
  }

  @Test
  void gesturesThatTheDatabaseLacksComeFromTheJournal() throws IOException {
    make(3);
    copy("store.mv.db", "older");
    try (Store store = StoreFixtures.open(folder)) {
      say(store, 4);
    }
    copy("older", "store.mv.db");
    assertEquals(
        List.of("4 changes were missing. They were recovered from the journal."), opened());
    assertWhole();
    assertEquals(List.of(), opened());
  }

  @Test
  void oneGestureMoreInTheJournalIsWhatAKillLeavesAndNeedsNoRemark() throws IOException {
    make(3);
    copy("store.mv.db", "older");
    try (Store store = StoreFixtures.open(folder)) {
      say(store, 1);
    }
    copy("older", "store.mv.db");
    assertEquals(List.of(), opened());
    assertWhole();
  }

  @Test
  void aLetterMoreInTheDatabaseIsWhatAKillLeavesAndNeedsNoRemark() throws IOException {
    make(2);
    copy("store.journal", "older");
    try (Store store = StoreFixtures.open(folder)) {
      add(store, letter(3));
    }
    copy("older", "store.journal");
    assertEquals(List.of(), opened());
    assertEquals(List.of(), opened());
    assertWhole();
  }

  @Test
  void aStoreOfATimeBeforeJournalsGetsOneWithAllItsGestures() throws IOException {
    make(3);
    copy("store.mv.db", "older");
    Files.delete(file("store.journal"));
    assertEquals(List.of(), opened());
    try (Store store = StoreFixtures.open(folder)) {
      say(store, 1);
    }
    copy("older", "store.mv.db");
    assertWhole();
  }

  @Test
  void aJournalThatIsCutOrOlderIsSetAsideAndMadeAnew() throws IOException {
    make(3);
    copy("store.journal", "older");
    try (Store store = StoreFixtures.open(folder)) {
      say(store, 2);
    }
    copy("older", "store.journal");
    assertEquals(
        List.of("The journal of changes was damaged. It was recreated from the letters."),
        opened());
    assertEquals(1, setAside("store.journal"));
    assertEquals(List.of(), opened());
    assertWhole();
  }

  @Test
  void aJournalThatIsDamagedIsSetAsideAndMadeAnew() throws IOException {
    make(3);
    byte[] bytes = Files.readAllBytes(file("store.journal"));
    bytes[bytes.length / 2] ^= 4;
    Files.write(file("store.journal"), bytes);
    assertEquals(1, opened().size());
    assertEquals(1, setAside("store.journal"));
    assertEquals(List.of(), opened());
    assertWhole();
  }

  @Test
  void whatIsInTheJournalStaysOutOfLogsAndIsForTheUserAlone() throws IOException {
    make(3);
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of("store.journal", "store.lock", "store.mv.db"),
          files.map(f -> f.getFileName().toString()).sorted().toList());
    }
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertEquals(
          "rw-------",
          java.nio.file.attribute.PosixFilePermissions.toString(
              Files.getPosixFilePermissions(file("store.journal"))));
    }
  }

  @Test
  void bytesThatAPowerCutLeftUnwrittenAtTheEndAreCutOff() throws IOException {
    make(3);
    Files.write(file("store.journal"), new byte[5_000], StandardOpenOption.APPEND);
    assertEquals(List.of(), opened());
    try (Store store = StoreFixtures.open(folder)) {
      say(store, 1);
    }
    assertEquals(List.of(), opened());
    assertWhole();
  }

  private long setAside(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.startsWith("damaged-") && f.endsWith(name))
          .count();
    }
  }
}
