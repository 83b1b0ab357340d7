package imr.store;

import static imr.store.StoreFixtures.STARTED;
import static imr.store.StoreFixtures.add;
import static imr.store.StoreFixtures.gesture;
import static imr.store.StoreFixtures.letter;
import static imr.store.StoreFixtures.target;
import static imr.store.StoreFixtures.typed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a passphrase is set, no file in the store's folder holds a letter's words. */
final class PlainFilesTest {
  private static final Optional<String> WORDS = Optional.of("kites over water");

  @TempDir private Path folder;

  private Store open(Optional<String> passphrase) {
    return assertInstanceOf(StoreOpenResult.Opened.class, LocalStore.open(folder, passphrase))
        .store();
  }

  private static void say(Store store, int number) {
    store.append(
        letter(1).id(),
        gesture(
            store.annotations(letter(1).id()),
            number,
            typed(target("injury.mechanism"), "a secret kite " + number)),
        STARTED);
  }

  private List<String> plainFiles() throws IOException {
    List<String> plain = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String bytes = FileWords.of(file);
        if (bytes.contains("kite maker") || bytes.contains("secret kite")) {
          plain.add(folder.relativize(file).toString());
        }
      }
    }
    return plain;
  }

  /** A store, journals and backups of which some were set aside as damaged. */
  private void makeDamaged() throws IOException {
    try (Store store = open(Optional.empty())) {
      add(store, letter(1));
      say(store, 2);
      Backup first =
          assertInstanceOf(BackupOutcome.Made.class, store.maintenance().orElseThrow().backup())
              .backup();
      say(store, 3);
      assertInstanceOf(BackupOutcome.Made.class, store.maintenance().orElseThrow().backup());
      flip(folder.resolve("backups").resolve(first.name()).resolve("store.mv.db"));
      assertInstanceOf(RestoreResult.Done.class, store.maintenance().orElseThrow().repair());
      Backup third =
          assertInstanceOf(BackupOutcome.Made.class, store.maintenance().orElseThrow().backup())
              .backup();
      flip(folder.resolve("backups").resolve(third.name()).resolve("store.mv.db"));
    }
    flip(folder.resolve("store.journal"));
    open(Optional.empty()).close();
  }

  private static void flip(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }

  @Test
  void whatWasSetAsideAndDamagedIsEncryptedToo() throws IOException {
    makeDamaged();
    assertTrue(plainFiles().size() > 5, () -> "" + plainPaths());
    try (Store store = open(Optional.empty())) {
      assertEquals(
          new RestoreResult.Done(List.of()),
          store.maintenance().orElseThrow().changePassphrase(Optional.empty(), WORDS));
      assertEquals(List.of(), plainFiles());
      assertEquals(List.of(), store.maintenance().orElseThrow().unencrypted());
      assertEquals(List.of(), store.checkKeeping());
    }
    try (Store store = open(WORDS)) {
      assertEquals(3, store.ledger(letter(1).id()).size());
    }
  }

  private List<String> plainPaths() {
    try {
      return plainFiles();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theCheckNamesAFileThatIsPlain() throws IOException {
    try (Store store = open(Optional.empty())) {
      add(store, letter(1));
      say(store, 2);
      Files.copy(folder.resolve("store.journal"), folder.resolve("old.journal"));
      List<String> warnings =
          List.of(
              "These files in the library's folder aren't encrypted and hold text of letters."
                  + " Delete them or move them to a safe place: old.journal.");
      assertEquals(
          new RestoreResult.Done(warnings),
          store.maintenance().orElseThrow().changePassphrase(Optional.empty(), WORDS));
      assertEquals(List.of("old.journal"), store.maintenance().orElseThrow().unencrypted());
      assertEquals(List.of(), store.checkKeeping());
      Files.delete(folder.resolve("old.journal"));
      assertEquals(List.of(), store.maintenance().orElseThrow().unencrypted());
    }
  }

  @Test
  void whatCannotBeEncryptedIsDeletedWhenTheUserAgreesAndNothingElse() throws IOException {
    try (Store store = open(Optional.empty())) {
      add(store, letter(1));
      say(store, 2);
      Backup backup =
          assertInstanceOf(BackupOutcome.Made.class, store.maintenance().orElseThrow().backup())
              .backup();
      say(store, 3);
      Path plain = folder.resolve("backups").resolve(backup.name()).resolve("store.mv.db");
      Path other = Files.createDirectories(folder.resolve("backups").resolve("by hand"));
      Files.copy(plain, other.resolve("store.mv.db"));
      Files.copy(folder.resolve("store.journal"), folder.resolve("old.journal"));
      assertEquals(List.of(), store.maintenance().orElseThrow().deleteUnencrypted());
      store.maintenance().orElseThrow().changePassphrase(Optional.empty(), WORDS);
      Files.writeString(other.resolve("store.mv.db"), "no database, a secret kite");
      Files.writeString(other.resolve("notes.txt"), "mine");
      String byHand = Path.of("backups", "by hand", "store.mv.db").toString();
      assertEquals(List.of(byHand, "old.journal"), store.maintenance().orElseThrow().unencrypted());
      assertEquals(
          List.of(byHand, "old.journal"), store.maintenance().orElseThrow().deleteUnencrypted());
      assertEquals(List.of(), store.maintenance().orElseThrow().unencrypted());
      assertEquals(List.of(), plainFiles());
      assertEquals(1, store.maintenance().orElseThrow().backups().size());
    }
    try (Store store = open(WORDS)) {
      assertEquals(3, store.ledger(letter(1).id()).size());
    }
  }

  @Test
  void aSetAsideJournalStillHelpsOnceItIsEncrypted() throws IOException {
    makeDamaged();
    try (Store store = open(Optional.empty())) {
      store.maintenance().orElseThrow().changePassphrase(Optional.empty(), WORDS);
    }
    Files.delete(folder.resolve("store.mv.db"));
    Files.delete(folder.resolve("store.journal"));
    try (Store store = open(WORDS)) {
      assertEquals(3, store.ledger(letter(1).id()).size());
      assertEquals(
          new RestoreResult.Done(List.of()),
          store.maintenance().orElseThrow().changePassphrase(WORDS, Optional.empty()));
      assertFalse(store.maintenance().orElseThrow().encrypted());
    }
    try (Store store = open(Optional.empty())) {
      assertEquals(3, store.ledger(letter(1).id()).size());
    }
  }

  @Test
  void everyFileIsForTheUserAloneBeforeAndAfterAPassphrase() throws IOException {
    Assumptions.assumeTrue(
        folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "has permissions");
    makeDamaged();
    assertEquals(List.of("rw-------", "rwx------"), permissions());
    try (Store store = open(Optional.empty())) {
      store.maintenance().orElseThrow().changePassphrase(Optional.empty(), WORDS);
      assertEquals(List.of("rw-------", "rwx------"), permissions());
      say(store, 4);
      store.maintenance().orElseThrow().backup();
      assertEquals(List.of("rw-------", "rwx------"), permissions());
      store.maintenance().orElseThrow().changePassphrase(WORDS, Optional.empty());
      assertEquals(List.of("rw-------", "rwx------"), permissions());
      store.maintenance().orElseThrow().repair();
      assertEquals(List.of("rw-------", "rwx------"), permissions());
    }
  }

  private List<String> permissions() throws IOException {
    TreeSet<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> !f.equals(folder)).toList()) {
        found.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      }
    }
    return List.copyOf(found);
  }
}
