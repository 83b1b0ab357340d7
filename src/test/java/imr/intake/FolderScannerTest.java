package imr.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests which files of a folder are read. */
final class FolderScannerTest {
  @TempDir Path folder;

  @BeforeEach
  void fill() throws IOException {
    for (String name :
        List.of(
            "b.PDF",
            "a.txt",
            "sub/c.pdf",
            "notes.docx",
            "a.json",
            "a.ann",
            "~$notes.docx",
            ".hidden.pdf",
            ".trash/d.pdf")) {
      Files.createDirectories(folder.resolve(name).getParent());
      Files.writeString(folder.resolve(name), name);
    }
  }

  @Test
  void aFolderStandsForTheFilesBelowItSortedWithoutHiddenOnesAndData() {
    assertEquals(in("a.txt", "b.PDF", "notes.docx", "sub/c.pdf"), Intake.expand(List.of(folder)));
  }

  @Test
  void aFileChosenByNameIsTakenWhateverItIsAndNoneTwice() {
    assertEquals(
        in("notes.docx", "b.PDF", "a.txt", "sub/c.pdf", "gone.pdf"),
        Intake.expand(
            List.of(
                folder.resolve("notes.docx"),
                folder.resolve("b.PDF"),
                folder,
                folder.resolve("gone.pdf"))));
  }

  @Test
  void aLinkBackToItsOwnFolderIsFollowedNoSecondTime() throws IOException {
    Files.createSymbolicLink(folder.resolve("sub/loop"), folder);
    assertEquals(in("a.txt", "b.PDF", "notes.docx", "sub/c.pdf"), Intake.expand(List.of(folder)));
  }

  private List<Path> in(String... names) {
    return List.of(names).stream().map(folder::resolve).toList();
  }
}
