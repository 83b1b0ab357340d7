package imr.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SystemLibrariesTest {
  private static final Map<String, String> DESKTOP = Map.of("DISPLAY", ":0");
  private static final String INSTALL =
      "The window needs libraries that are missing here. On Debian or Ubuntu, install them with:"
          + " apt-get install ";

  @TempDir private Path fonts;

  @BeforeEach
  void installAFont() throws IOException {
    Files.writeString(Files.createDirectory(fonts.resolve("one")).resolve("One.TTF"), "");
  }

  @Test
  void nothingIsMissingWhereAllIsThere() {
    assertEquals(Optional.empty(), missing(_ -> true, fonts, DESKTOP, false));
  }

  @Test
  void whatTheLinkerDoesNotFindIsNamedByItsPackage() {
    assertEquals(
        Optional.of(INSTALL + "libpangoft2-1.0-0 libgtk-3-0"),
        missing(l -> !l.contains("pango") && !l.contains("gtk"), fonts, DESKTOP, false));
  }

  @Test
  void withoutAScreenOnlyWhatTextNeedsIsLookedFor() {
    assertEquals(
        Optional.of(INSTALL + "libfreetype6 libfontconfig1 libpangoft2-1.0-0"),
        missing(_ -> false, fonts, Map.of(), true));
    assertEquals(Optional.empty(), missing(_ -> true, fonts, Map.of(), true));
  }

  @Test
  void aSystemWithoutAnyFontNeedsOne() {
    assertEquals(
        Optional.of(INSTALL + "fonts-dejavu-core"),
        missing(_ -> true, fonts.resolve("none"), DESKTOP, false));
  }

  @Test
  void aMissingDesktopIsAnotherMatter() {
    assertEquals(
        Optional.of(
            "The window needs a desktop, and there isn't one here (DISPLAY isn't set). The other"
                + " commands work without one; see --help."),
        missing(_ -> true, fonts, Map.of(), false));
  }

  private static Optional<String> missing(
      Predicate<String> loads, Path fonts, Map<String, String> environment, boolean headless) {
    return new SystemLibraries(loads, List.of(fonts), environment, headless).missing();
  }
}
