package imr.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFolderTest {
  private static final Path HOME = Path.of("/home/ana");

  @TempDir private Path folder;

  @Test
  void onLinuxItStandsWhereXdgSaysElseInLocalShare() {
    assertEquals(
        HOME.resolve(".local/share/imr-workbench"),
        DataFolder.usual("Linux", Map.of(), HOME).path());
    assertEquals(
        folder.resolve("imr-workbench"),
        DataFolder.usual("Linux", Map.of("XDG_DATA_HOME", folder.toString()), HOME).path());
    assertEquals(
        HOME.resolve(".local/share/imr-workbench"),
        DataFolder.usual("Linux", Map.of("XDG_DATA_HOME", "relative"), HOME).path());
  }

  @Test
  void onTheMacItStandsInApplicationSupport() {
    assertEquals(
        HOME.resolve("Library/Application Support/IMR Workbench"),
        DataFolder.usual("Mac OS X", Map.of(), HOME).path());
  }

  @Test
  void onWindowsItStandsInTheUsersApplicationData() {
    Map<String, String> both = Map.of("APPDATA", "/roaming", "LOCALAPPDATA", "/local");
    assertEquals(
        Path.of("/roaming/IMR Workbench"), DataFolder.usual("Windows 11", both, HOME).path());
    assertEquals(
        Path.of("/local/IMR Workbench"),
        DataFolder.usual("Windows 11", Map.of("LOCALAPPDATA", "/local"), HOME).path());
    assertEquals(
        HOME.resolve("AppData/Roaming/IMR Workbench"),
        DataFolder.usual("Windows 11", Map.of(), HOME).path());
  }

  @Test
  void itIsMadeForItsUserAlone() throws IOException {
    assumeTrue(
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
        "this system knows no POSIX rights");
    Path path = folder.resolve("a").resolve("b");
    new DataFolder(path).create();
    assertEquals(PosixFilePermissions.fromString("rwx------"), Files.getPosixFilePermissions(path));
  }

  @Test
  void oneThatIsThereStaysAsItIs() throws IOException {
    Files.writeString(folder.resolve("kept"), "x");
    new DataFolder(folder).create();
    assertEquals("x", Files.readString(folder.resolve("kept")));
  }

  @Test
  void itIsRefusedWhereAFileStands() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThrows(IOException.class, () -> new DataFolder(file).create());
  }
}
