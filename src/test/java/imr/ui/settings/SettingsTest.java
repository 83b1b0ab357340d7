package imr.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import imr.annotation.FieldId;
import imr.store.team.TeamAddress;
import imr.store.team.TeamAddress.Tls;
import imr.ui.settings.Preferences.Theme;
import imr.ui.settings.Preferences.WindowPlace;
import imr.workbench.LearningService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {
  private static final Preferences FIRST = Preferences.of("ana");

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("settings.properties");
  }

  @Test
  void aFirstStartHasTheDefaultsAndWritesNothing() {
    assertEquals(FIRST, Settings.open(file, FIRST).current());
    assertFalse(Files.exists(file));
  }

  @Test
  void aChangeThatIsTakenHoldsAtOnceAndIsWrittenLater() {
    Settings settings = Settings.open(file, FIRST);
    assertTrue(settings.take(p -> p.withLastLetter("00ff")));
    assertFalse(settings.take(p -> p.withLastLetter("00ff")));
    assertEquals(Optional.of("00ff"), settings.current().lastLetter());
    assertFalse(Files.exists(file));
    settings.writeChanges();
    assertEquals(Optional.of("00ff"), Settings.open(file, FIRST).current().lastLetter());
  }

  @Test
  void whatWasChangedIsThereAtTheNextStart() {
    Preferences all =
        new Preferences(
            "  Zoë = \\ O’Hara 😀",
            Theme.DARK,
            1.25,
            Optional.of(new WindowPlace(-10.5, 20, 1400, 900, true)),
            0.6,
            Optional.of("00ff"),
            List.of("Zoë = \\ O’Hara 😀", "Ana"),
            new Preferences.Habits(
                Map.of("confirm-next", "Shift+Enter", "undo", ""),
                true,
                0.87,
                Set.of("item", "case"),
                true,
                true,
                false,
                new LearningService.Scope(false, Set.of(new FieldId("items.request")))),
            new LibraryHabits(
                Map.of("Zoë’s = opioids", "category:drug/opioid \\ \"a = b\""),
                "-needs-eyes",
                300.5),
            Optional.of(
                new TeamAddress(
                    "db.example.com",
                    5433,
                    "reviews",
                    "ana",
                    new Tls.Verified(Optional.of(file)))));
    Settings.open(file, FIRST).change(_ -> all);
    Settings reopened = Settings.open(file, FIRST);
    assertEquals(all, reopened.current());
    assertEquals(Optional.empty(), reopened.remark());
  }

  @Test
  void savedFiltersAreSealedWhileTheLibraryIsEncrypted() throws IOException {
    Optional<byte[]> secret = Optional.of(new byte[32]);
    LibraryHabits habits = FIRST.library().withFilters(Map.of("Kites", "\"a secret kite\""));
    Settings settings = Settings.open(file, FIRST);
    settings.change(p -> p.withLibrary(habits));
    assertTrue(Files.readString(file).contains("secret kite"));
    settings.protect(secret);
    assertFalse(Files.readString(file).contains("kite"));
    Settings reopened = Settings.open(file, FIRST);
    reopened.change(p -> p.withZoom(2));
    reopened.protect(secret);
    assertEquals(habits, reopened.current().library());
    assertFalse(Files.readString(file).contains("kite"));
    reopened.protect(Optional.empty());
    assertEquals(habits, Settings.open(file, FIRST).current().library());
  }

  @Test
  void aDamagedFileThatWasKeptIsSealedWhileTheLibraryIsEncrypted() throws IOException {
    String lines = "library.filters=Kites\\n\"a secret kite\"\nzoom=large\n";
    Files.writeString(file, lines);
    Path aside = folder.resolve("settings.properties.damaged");
    Optional<byte[]> secret = Optional.of(new byte[32]);
    Settings settings = Settings.open(file, FIRST);
    assertEquals(lines, Files.readString(aside));
    settings.protect(secret);
    assertFalse(Files.readString(aside).contains("kite"));
    Settings reopened = Settings.open(file, FIRST);
    reopened.protect(secret);
    assertFalse(Files.readString(aside).contains("kite"));
    reopened.protect(Optional.empty());
    assertEquals(lines, Files.readString(aside));
  }

  @Test
  void theFilesAreForTheirUserAloneAlsoWhereAnOlderVersionLeftThemOpen() throws IOException {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Settings.open(file, FIRST).change(p -> p.withZoom(2));
    assertEquals("rw-------", rights(file));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Settings.open(file, FIRST);
    assertEquals("rw-------", rights(file));
    Files.writeString(file, "zoom=large");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Settings.open(file, FIRST);
    assertEquals("rw-------", rights(folder.resolve("settings.properties.damaged")));
  }

  private static String rights(Path of) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(of));
  }

  @Test
  void aChangeLeavesNoOtherFileBehind() throws IOException {
    Settings.open(file, FIRST).change(p -> p.withZoom(2));
    try (var files = Files.list(folder)) {
      assertEquals(Optional.of(file), files.reduce((_, _) -> folder));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zoom=large",
        "zoom=NaN",
        "theme=PINK",
        "window=1 2 3",
        "annotator= ",
        "annotator=\\u12",
      })
  void aDamagedFileIsSetAsideAndTheDefaultsHold(String damaged) throws IOException {
    Files.writeString(file, damaged);
    Settings settings = Settings.open(file, FIRST);
    Path aside = folder.resolve("settings.properties.damaged");
    assertEquals(FIRST, settings.current());
    assertEquals(
        Optional.of(
            "Couldn't read the settings, so they were reset. The old file is kept as "
                + aside
                + "."),
        settings.remark());
    assertEquals(damaged, Files.readString(aside));
    assertFalse(Files.exists(file));
  }

  @Test
  void bytesThatAreNoTextAreDamageToo() throws IOException {
    Files.write(file, new byte[] {'z', (byte) 0xC3, (byte) 0x28, 0});
    assertEquals(FIRST, Settings.open(file, FIRST).current());
    assertFalse(Files.exists(file));
  }

  @Test
  void linesOfANewerVersionAreNoDamage() throws IOException {
    Files.writeString(file, "sounds=loud\nzoom=1.5\n");
    assertEquals(FIRST.withZoom(1.5), Settings.open(file, FIRST).current());
  }

  @Test
  void zoomAndSplitStayUsable() {
    assertEquals(3, FIRST.withZoom(400).zoom());
    assertEquals(0.1, FIRST.withSplit(-1).split());
  }

  @Test
  void whereNothingCanBeWrittenAChangeHoldsForThisStart() throws IOException {
    Files.writeString(folder.resolve("no folder"), "");
    Settings settings = Settings.open(folder.resolve("no folder").resolve("settings"), FIRST);
    settings.change(p -> p.withZoom(2));
    assertEquals(2, settings.current().zoom());
  }
}
