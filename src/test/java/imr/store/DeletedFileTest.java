package imr.store;

import static imr.store.StoreFixtures.STARTED;
import static imr.store.StoreFixtures.add;
import static imr.store.StoreFixtures.gesture;
import static imr.store.StoreFixtures.letter;
import static imr.store.StoreFixtures.target;
import static imr.store.StoreFixtures.typed;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.AnnotationSet;
import imr.ledger.Gesture;
import imr.letter.Letter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing is acknowledged once the store's files were deleted, moved, or replaced while it is open:
 * what is written to them then is nowhere to be found at the next start.
 */
final class DeletedFileTest {
  private static final Letter LETTER = letter(1);

  @TempDir private Path temp;
  private Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init") // set before each test
  private Store store;

  @BeforeEach
  void openStore() {
    folder = temp.resolve("library");
    store = StoreFixtures.open(folder);
    add(store, LETTER);
    append(2);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  private static Gesture said(int number) {
    AnnotationSet before =
        number == 2
            ? AnnotationSet.empty()
            : AnnotationSet.of(List.of(typed(target("injury.date"), "20" + (9 + number))));
    return gesture(before, number, typed(target("injury.date"), "20" + (10 + number)));
  }

  private void append(int number) {
    store.append(LETTER.id(), said(number), STARTED);
  }

  private void assertGone(int number) {
    assertTrue(assertThrows(StoreFailedException.class, () -> append(number)).gone());
    assertTrue(
        assertThrows(StoreFailedException.class, () -> append(number)).gone(), "a second time");
  }

  @ParameterizedTest
  @ValueSource(strings = {"store.journal", "store.mv.db"})
  void nothingIsSavedOnceAFileIsDeleted(String name) throws IOException {
    Files.delete(folder.resolve(name));
    assertGone(3);
  }

  @Test
  void nothingIsSavedOnceTheFolderIsEmptied() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    assertGone(3);
    assertTrue(
        assertThrows(StoreFailedException.class, () -> add(store, letter(2))).gone(),
        "nor is a letter");
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(), files.toList(), "no new files take their place");
    }
  }

  @Test
  void nothingIsWrittenIntoAnotherStoreThatTookTheFoldersPlace() throws IOException {
    Path other = temp.resolve("other");
    try (Store another = StoreFixtures.open(other)) {
      add(another, letter(7));
    }
    Files.move(folder, temp.resolve("away"));
    Files.move(other, folder);
    byte[] database = Files.readAllBytes(folder.resolve("store.mv.db"));
    byte[] journal = Files.readAllBytes(folder.resolve("store.journal"));
    assertGone(3);
    assertGone(3);
    assertArrayEquals(journal, Files.readAllBytes(folder.resolve("store.journal")));
    assertArrayEquals(database, Files.readAllBytes(folder.resolve("store.mv.db")));
  }

  @Test
  void workGoesOnOnceTheFolderIsBack() throws IOException {
    Path away = Files.move(folder, temp.resolve("away"));
    assertGone(3);
    Files.move(away, folder);
    append(3);
    append(4);
    store.close();
    store = StoreFixtures.open(folder);
    assertEquals(4, store.ledger(LETTER.id()).size());
  }

  @Test
  void lookingTakesNoLongerThanAMillisecond() {
    FileIdentity identity = new FileIdentity(folder.resolve("store.journal"));
    long start = System.nanoTime();
    for (int i = 0; i < 1_000; i++) {
      assertTrue(identity.holds());
    }
    long each = (System.nanoTime() - start) / 1_000;
    assertTrue(each < 1_000_000, each + " ns");
  }
}
