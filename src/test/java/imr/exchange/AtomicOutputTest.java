package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that existing files are never partly overwritten, and that only earlier exports are
 * replaced.
 */
@SuppressWarnings("NullAway.Init") // Set before each test.
final class AtomicOutputTest {
  @TempDir private Path folder;

  @Test
  void aFileIsInItsPlaceOnceItIsWholeAndNotBefore() throws IOException {
    Path file = Files.writeString(folder.resolve("a.jsonl"), "old");
    try (AtomicOutput draft = AtomicOutput.ofFile(file)) {
      try (Writer words = draft.writer()) {
        words.write("new");
      }
      assertEquals("old", Files.readString(file));
      draft.moveIntoPlace();
    }
    assertEquals("new", Files.readString(file));
    assertEquals(List.of("a.jsonl"), names(folder));
  }

  @Test
  void whatIsClosedBeforeLeavesEverythingAsItWas() throws IOException {
    Files.writeString(folder.resolve("a.jsonl"), "old");
    try (AtomicOutput file = AtomicOutput.ofFile(folder.resolve("a.jsonl"));
        AtomicOutput inside = AtomicOutput.ofFolder(folder.resolve("b"))) {
      Files.writeString(file.path(), "half");
      inside.write("data/half.txt", "half");
    }
    assertEquals(List.of("a.jsonl"), names(folder));
    assertEquals("old", Files.readString(folder.resolve("a.jsonl")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"store.mv.db", "store.journal", "store.key", "store.lock", "Store.MV.db"})
  void aFileOfALibraryIsNotReplaced(String name) throws IOException {
    Files.writeString(folder.resolve(name), "letters");
    assertThrows(IOException.class, () -> AtomicOutput.write(folder.resolve(name), "export"));
    assertEquals("letters", Files.readString(folder.resolve(name)));
    assertEquals(List.of(name), names(folder));
  }

  @Test
  void aFolderReplacesAnEarlierExportAltogether() throws IOException {
    export("one.txt", "data/two.txt");
    export("three.txt");
    assertEquals(List.of(".imr-export", "three.txt"), names(folder.resolve("out")));
    assertEquals(List.of("out"), names(folder));
  }

  @Test
  void aFolderWithSomebodysOwnFilesIsNotReplaced() throws IOException {
    export("one.txt");
    Path own = Files.writeString(folder.resolve("out/thesis.doc"), "years");
    String why =
        String.valueOf(
            assertThrows(
                    FileSystemException.class,
                    () -> AtomicOutput.ofFolder(folder.resolve("out")).close())
                .getReason());
    assertEquals(
        "it contains files that would be lost, such as thesis.doc; choose a new or an empty folder",
        why);
    assertEquals("years", Files.readString(own));
  }

  @Test
  void whatSomebodyPutsThereMeanwhileIsNotLostEither() throws IOException {
    try (AtomicOutput draft = AtomicOutput.ofFolder(folder.resolve("out"))) {
      draft.write("one.txt", "one");
      Files.createDirectory(folder.resolve("out"));
      Files.writeString(folder.resolve("out/thesis.doc"), "years");
      assertThrows(FileSystemException.class, draft::moveIntoPlace);
    }
    assertEquals("years", Files.readString(folder.resolve("out/thesis.doc")));
    assertEquals(List.of("out"), names(folder));
  }

  @Test
  void aFileIsNotWrittenOverAFolderNorAFolderOverAFile() throws IOException {
    Files.createDirectory(folder.resolve("a"));
    Files.writeString(folder.resolve("b"), "words");
    assertThrows(FileSystemException.class, () -> AtomicOutput.ofFile(folder.resolve("a")).close());
    assertThrows(
        FileSystemException.class, () -> AtomicOutput.ofFolder(folder.resolve("b")).close());
    assertEquals("words", Files.readString(folder.resolve("b")));
  }

  @Test
  void nobodyButItsUserMayReadAnExport() throws IOException {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    assumeTrue(posix, "this file system has no POSIX rights");
    export("one.txt");
    try (AtomicOutput draft = AtomicOutput.ofFile(folder.resolve("a.jsonl"))) {
      Files.writeString(draft.path(), "words");
      draft.moveIntoPlace();
    }
    assertEquals("rwx------", rights("out"));
    assertEquals("rw-------", rights("a.jsonl"));
  }

  private String rights(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
  }

  private void export(String... files) throws IOException {
    try (AtomicOutput draft = AtomicOutput.ofFolder(folder.resolve("out"))) {
      for (String file : files) {
        draft.write(file, "words");
      }
      assertFalse(draft.path().equals(folder.resolve("out")));
      draft.moveIntoPlace();
    }
  }

  private static List<String> names(Path in) throws IOException {
    try (Stream<Path> all = Files.list(in)) {
      return all.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }
}
