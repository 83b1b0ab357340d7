package imr.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import imr.JavaProcess;
import imr.store.LocalStore;
import imr.store.Store;
import imr.store.StoreOpenResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests opening the practice library and returning without touching the user's own library. */
final class PracticeTest {
  @TempDir private Path folder;

  @Test
  void practiceHasAStoreOfItsOwn() throws Exception {
    Process process =
        new ProcessBuilder(JavaProcess.unseen(PracticeProgram.class.getName(), folder.toString()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = process.inputReader().readAllAsString();
    process.onExit().join();
    assertEquals(
        List.of(
            "IMR Workbench: 0",
            "IMR Workbench – Practice library: 5",
            "IMR Workbench – Practice library: 5",
            "IMR Workbench: 0"),
        said.lines().toList());
    assertEquals(0, letters(folder));
    assertEquals(5, letters(folder.resolve("practice")));
  }

  @Test
  void encryptedLibraryDoesNotWarnOfThePracticeLibrary() {
    try (Store own =
            assertInstanceOf(StoreOpenResult.Opened.class, LocalStore.open(folder)).store();
        Store practice =
            assertInstanceOf(
                    StoreOpenResult.Opened.class, LocalStore.open(folder.resolve("practice")))
                .store()) {
      practice.checkKeeping();
      own.maintenance()
          .orElseThrow()
          .changePassphrase(Optional.empty(), Optional.of("kites over a calm sea"));
      assertEquals(List.of(), own.checkKeeping());
    }
  }

  private static int letters(Path folder) {
    try (Store store =
        assertInstanceOf(StoreOpenResult.Opened.class, LocalStore.open(folder)).store()) {
      return store.letters().size();
    }
  }
}
