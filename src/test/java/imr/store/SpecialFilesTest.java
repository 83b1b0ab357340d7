package imr.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.store.StoreOpenResult.Opened;
import imr.store.StoreOpenResult.Reason;
import imr.store.StoreOpenResult.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A data folder from elsewhere with pipes and devices in it: told at once, and never read. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SpecialFilesTest {
  @TempDir private Path folder;

  private static void pipe(Path file) throws IOException, InterruptedException {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "no pipes here");
    assertEquals(0, new ProcessBuilder("/usr/bin/mkfifo", file.toString()).start().waitFor());
  }

  private static void device(Path file) throws IOException {
    Assumptions.assumeTrue(Files.exists(Path.of("/dev/zero")), "no devices here");
    Files.createSymbolicLink(file, Path.of("/dev/zero"));
  }

  private void assertRefused() {
    Refused refused =
        assertInstanceOf(Refused.class, LocalStore.open(folder, Optional.of("x y z")));
    assertEquals(Reason.NO_FILE, refused.reason());
    assertTrue(refused.sentence().contains("something else in place of"), refused.sentence());
  }

  @ParameterizedTest
  @ValueSource(strings = {"store.mv.db", "store.journal", "store.key", "store.lock"})
  void aLibraryWithSomethingElseInPlaceOfAFileIsRefused(String name) throws Exception {
    assertInstanceOf(Opened.class, LocalStore.open(folder)).store().close();
    Path file = folder.resolve(name);
    Files.deleteIfExists(file);
    pipe(file);
    assertRefused();
    Files.delete(file);
    device(file);
    assertRefused();
    Files.delete(file);
    Files.createDirectory(file);
    assertRefused();
  }

  @ParameterizedTest
  @ValueSource(strings = {"store.mv.db", "backup.txt"})
  void aBackupWithSomethingElseInPlaceOfAFileIsPassedOver(String name) throws Exception {
    try (LocalStore store =
        (LocalStore) assertInstanceOf(Opened.class, LocalStore.open(folder)).store()) {
      store.backup();
      Path file = folder.resolve("backups").resolve(store.backups().getFirst().name());
      Files.delete(file.resolve(name));
      pipe(file.resolve(name));
      store.checkKeeping();
      store.backups();
      store.backup();
      Files.delete(folder.resolve("store.journal"));
    }
    try (LocalStore store =
        (LocalStore) assertInstanceOf(Opened.class, LocalStore.open(folder)).store()) {
      assertTrue(store.letters().isEmpty());
    }
    Files.delete(folder.resolve("store.mv.db"));
    try (LocalStore store =
        (LocalStore) assertInstanceOf(Opened.class, LocalStore.open(folder)).store()) {
      assertTrue(store.letters().isEmpty());
    }
  }

  @Test
  void theNamesHereAreThoseOfABackup() throws IOException {
    try (LocalStore store =
        (LocalStore) assertInstanceOf(Opened.class, LocalStore.open(folder)).store()) {
      store.backup();
    }
    try (Stream<Path> files = Files.walk(folder.resolve("backups"))) {
      assertTrue(files.map(f -> "" + f.getFileName()).toList().contains("backup.txt"));
    }
  }
}
