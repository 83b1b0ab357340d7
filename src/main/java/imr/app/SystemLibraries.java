package imr.app;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the system libraries and fonts that a window on Linux needs and JavaFX doesn't include.
 * Without them, JavaFX fails with long stack traces. Other systems always have them.
 */
final class SystemLibraries {
  /** A library's name for the linker, and the Debian package that contains it. */
  private record Library(String file, String debian) {}

  private static final List<Library> FOR_TEXT =
      List.of(
          new Library("libfreetype.so.6", "libfreetype6"),
          new Library("libfontconfig.so.1", "libfontconfig1"),
          new Library("libpangoft2-1.0.so.0", "libpangoft2-1.0-0"));

  private static final List<Library> FOR_THE_SCREEN =
      List.of(
          new Library("libgtk-3.so.0", "libgtk-3-0"),
          new Library("libXtst.so.6", "libxtst6"),
          new Library("libXxf86vm.so.1", "libxxf86vm1"));

  private final Predicate<String> loads;
  private final List<Path> fontFolders;
  private final Map<String, String> environment;
  private final boolean headless;

  /**
   * @param loads whether the linker finds a library
   * @param fontFolders the possible folders of fonts
   * @param environment read for DISPLAY
   * @param headless whether JavaFX uses a platform without a display
   */
  SystemLibraries(
      Predicate<String> loads,
      List<Path> fontFolders,
      Map<String, String> environment,
      boolean headless) {
    this.loads = loads;
    this.fontFolders = List.copyOf(fontFolders);
    this.environment = Map.copyOf(environment);
    this.headless = headless;
  }

  /**
   * Returns what is missing on this machine as a sentence; always empty on other systems than
   * Linux. A platform of JavaFX other than GTK needs no display.
   */
  static Optional<String> missingHere() {
    String platform = System.getProperty("glass.platform", "gtk").toLowerCase(Locale.ROOT);
    return missingHere(!List.of("gtk", "linux", "").contains(platform));
  }

  /**
   * Returns the same as {@link #missingHere()}, for a window with or without a display.
   *
   * @param headless whether JavaFX uses a platform without a display
   */
  static Optional<String> missingHere(boolean headless) {
    if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux")) {
      return Optional.empty();
    }
    Path home = Path.of(System.getProperty("user.home", "."));
    return new SystemLibraries(
            SystemLibraries::linkerFinds,
            List.of(
                Path.of("/usr/share/fonts"),
                Path.of("/usr/local/share/fonts"),
                home.resolve(".fonts"),
                home.resolve(".local/share/fonts")),
            System.getenv(),
            headless)
        .missing();
  }

  Optional<String> missing() {
    List<String> packages = new ArrayList<>();
    Stream.concat(FOR_TEXT.stream(), headless ? Stream.empty() : FOR_THE_SCREEN.stream())
        .filter(library -> !loads.test(library.file()))
        .forEach(library -> packages.add(library.debian()));
    if (fontFolders.stream().noneMatch(SystemLibraries::holdsAFont)) {
      packages.add("fonts-dejavu-core");
    }
    if (!packages.isEmpty()) {
      return Optional.of(
          "The window needs libraries that are missing here. On Debian or Ubuntu, install them"
              + " with: apt-get install "
              + String.join(" ", packages));
    }
    return headless || environment.containsKey("DISPLAY")
        ? Optional.empty()
        : Optional.of(
            "The window needs a desktop, and there isn't one here (DISPLAY isn't set). The other"
                + " commands work without one; see --help.");
  }

  // The library is only looked up; none of its functions is called.
  @SuppressWarnings("restricted")
  private static boolean linkerFinds(String library) {
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup.libraryLookup(library, arena);
      return true;
    } catch (IllegalArgumentException notFound) {
      return false;
    }
  }

  private static boolean holdsAFont(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(folder, 8, FileVisitOption.FOLLOW_LINKS)) {
      return files.anyMatch(f -> f.toString().matches("(?i).*\\.(ttf|otf|ttc|pfb)"));
    } catch (IOException | java.io.UncheckedIOException unreadable) {
      return false;
    }
  }
}
