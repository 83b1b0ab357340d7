package imr.store;

import static imr.store.StoreFixtures.STARTED;
import static imr.store.StoreFixtures.add;
import static imr.store.StoreFixtures.gesture;
import static imr.store.StoreFixtures.letter;
import static imr.store.StoreFixtures.suggestions;
import static imr.store.StoreFixtures.target;
import static imr.store.StoreFixtures.typed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.ledger.Gesture;
import imr.letter.Letter;
import imr.store.StoreOpenResult.Opened;
import imr.store.StoreOpenResult.Reason;
import imr.store.StoreOpenResult.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An encrypted store opens with its passphrase alone, and says nothing without it. */
final class EncryptionTest {
  private static final Letter LETTER = letter(1);
  private static final RestoreResult DONE = new RestoreResult.Done(List.of());
  private static final String FIRST = "kites fly over é";
  private static final String SECOND = "another set of words";

  @TempDir private Path folder;
  private Store store;
  private final List<Gesture> said = new ArrayList<>(List.of(suggestions(LETTER)));

  @BeforeEach
  void openStore() {
    store = StoreFixtures.open(folder);
    add(store, LETTER);
    say(2);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  private void say(int times) {
    for (int i = 0; i < times; i++) {
      int number = said.size() + 1;
      Gesture next =
          gesture(
              store.annotations(LETTER.id()),
              number,
              typed(target("injury.mechanism"), "a secret kite " + number));
      store.append(LETTER.id(), next, STARTED);
      said.add(next);
    }
  }

  private static Optional<String> is(String passphrase) {
    return Optional.of(passphrase);
  }

  private void assertOpens(Optional<String> passphrase) {
    store.close();
    Opened opened = assertInstanceOf(Opened.class, LocalStore.open(folder, passphrase));
    store = opened.store();
    assertEquals(List.of(), opened.remarks());
    assertEquals(said, store.ledger(LETTER.id()));
    assertEquals(List.of(), store.checkKeeping());
  }

  private void assertRefused(Reason reason, Optional<String> passphrase) {
    store.close();
    Refused refused = assertInstanceOf(Refused.class, LocalStore.open(folder, passphrase));
    assertEquals(reason, refused.reason());
    assertTrue(refused.sentence().contains(folder.toString()), refused.sentence());
  }

  /** Names of files with words of the letter or of a gesture in them. */
  private List<String> plainFiles() throws IOException {
    List<String> plain = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = FileWords.of(file);
        if (bytes.contains("kite maker") || bytes.contains("secret kite")) {
          plain.add(folder.relativize(file).toString());
        }
      }
    }
    return plain;
  }

  @Test
  void aPassphraseIsSetChangedAndRemoved() throws IOException {
    assertFalse(store.maintenance().orElseThrow().encrypted());
    assertEquals(
        DONE, store.maintenance().orElseThrow().changePassphrase(Optional.empty(), is(FIRST)));
    assertTrue(store.maintenance().orElseThrow().encrypted());
    say(1);
    assertRefused(Reason.PASSPHRASE_NEEDED, Optional.empty());
    assertRefused(Reason.WRONG_PASSPHRASE, is(SECOND));
    assertOpens(is("kites fly over e\u0301"));
    assertEquals(List.of(), plainFiles());
    assertEquals(DONE, store.maintenance().orElseThrow().changePassphrase(is(FIRST), is(SECOND)));
    say(1);
    assertRefused(Reason.WRONG_PASSPHRASE, is(FIRST));
    assertOpens(is(SECOND));
    assertEquals(List.of(), plainFiles());
    assertEquals(
        DONE, store.maintenance().orElseThrow().changePassphrase(is(SECOND), Optional.empty()));
    assertFalse(store.maintenance().orElseThrow().encrypted());
    say(1);
    assertOpens(Optional.empty());
    assertFalse(Files.exists(folder.resolve("store.key")));
  }

  @Test
  void backupsFollowTheStore() throws IOException {
    Backup first = ((BackupOutcome.Made) store.maintenance().orElseThrow().backup()).backup();
    assertFalse(plainFiles().isEmpty());
    store.maintenance().orElseThrow().changePassphrase(Optional.empty(), is(FIRST));
    say(1);
    assertInstanceOf(BackupOutcome.Made.class, store.maintenance().orElseThrow().backup());
    assertEquals(List.of(), plainFiles());
    assertEquals(2, store.maintenance().orElseThrow().backups().size());
    store.maintenance().orElseThrow().changePassphrase(is(FIRST), is(SECOND));
    String oldest = store.maintenance().orElseThrow().backups().getLast().name();
    assertEquals(first.made(), store.maintenance().orElseThrow().backups().getLast().made());
    assertEquals(DONE, store.maintenance().orElseThrow().restore(oldest, true));
    assertOpens(is(SECOND));
    assertEquals(
        DONE, store.maintenance().orElseThrow().changePassphrase(is(SECOND), Optional.empty()));
    assertEquals(List.of(), store.checkKeeping());
    assertEquals(
        DONE,
        store
            .maintenance()
            .orElseThrow()
            .restore(store.maintenance().orElseThrow().backups().getLast().name(), true));
    assertOpens(Optional.empty());
  }

  @Test
  void aBackupThatAKillLeftBothPlainAndEncryptedIsEncryptedAlone() throws IOException {
    Backup plain = ((BackupOutcome.Made) store.maintenance().orElseThrow().backup()).backup();
    Path there = folder.resolve("backups").resolve(plain.name());
    Path kept = Files.createDirectory(folder.resolve("kept"));
    for (String name : List.of("backup.txt", "store.mv.db")) {
      Files.copy(there.resolve(name), kept.resolve(name));
    }
    store.maintenance().orElseThrow().changePassphrase(Optional.empty(), is(FIRST));
    Files.move(kept, there);
    assertEquals(2, store.maintenance().orElseThrow().backups().size());
    say(1);
    assertInstanceOf(BackupOutcome.Made.class, store.maintenance().orElseThrow().backup());
    assertEquals(2, store.maintenance().orElseThrow().backups().size());
    assertEquals(plain.made(), store.maintenance().orElseThrow().backups().getLast().made());
    assertEquals(List.of(), plainFiles());
  }

  @Test
  void aLostEncryptedStoreComesBackEncrypted() throws IOException {
    store.maintenance().orElseThrow().changePassphrase(Optional.empty(), is(FIRST));
    store.maintenance().orElseThrow().backup();
    say(3);
    store.close();
    Files.delete(folder.resolve("store.mv.db"));
    assertRefused(Reason.PASSPHRASE_NEEDED, Optional.empty());
    Opened opened = assertInstanceOf(Opened.class, LocalStore.open(folder, is(FIRST)));
    store = opened.store();
    assertEquals(1, opened.remarks().size());
    assertOpens(is(FIRST));
    assertEquals(List.of(), plainFiles());
  }

  @Test
  void aLostKeyComesFromABackupAndElseIsMissed() throws IOException {
    store.maintenance().orElseThrow().changePassphrase(Optional.empty(), is(FIRST));
    store.close();
    byte[] key = Files.readAllBytes(folder.resolve("store.key"));
    Files.write(folder.resolve("store.key"), new byte[] {1});
    assertRefused(Reason.KEY_LOST, is(FIRST));
    Files.write(folder.resolve("store.key"), key);
    assertOpens(is(FIRST));
    store.maintenance().orElseThrow().backup();
    store.close();
    Files.delete(folder.resolve("store.key"));
    Opened opened = assertInstanceOf(Opened.class, LocalStore.open(folder, is(FIRST)));
    store = opened.store();
    assertEquals(1, opened.remarks().size());
    assertOpens(is(FIRST));
  }

  @Test
  void whereDatabaseAndKeyAreLostNoEmptyStoreTakesTheirPlace() throws IOException {
    store.maintenance().orElseThrow().changePassphrase(Optional.empty(), is(FIRST));
    store.close();
    byte[] key = Files.readAllBytes(folder.resolve("store.key"));
    Files.delete(folder.resolve("store.key"));
    Files.delete(folder.resolve("store.mv.db"));
    assertRefused(Reason.KEY_LOST, is(FIRST));
    Files.write(folder.resolve("store.key"), key);
    Opened opened = assertInstanceOf(Opened.class, LocalStore.open(folder, is(FIRST)));
    store = opened.store();
    assertEquals(1, opened.remarks().size());
    assertOpens(is(FIRST));
  }

  @Test
  void aShortPassphraseAndAWrongOneAreRefusedAndChangeNothing() {
    assertInstanceOf(
        RestoreResult.Refused.class,
        store.maintenance().orElseThrow().changePassphrase(Optional.empty(), is("short")));
    assertOpens(Optional.empty());
    store.maintenance().orElseThrow().changePassphrase(Optional.empty(), is(FIRST));
    for (Optional<String> wrong : List.of(is(SECOND), Optional.<String>empty())) {
      assertInstanceOf(
          RestoreResult.Refused.class,
          store.maintenance().orElseThrow().changePassphrase(wrong, Optional.empty()));
      assertInstanceOf(
          RestoreResult.Refused.class,
          store.maintenance().orElseThrow().changePassphrase(wrong, is(SECOND)));
    }
    assertOpens(is(FIRST));
  }
}
