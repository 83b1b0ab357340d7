package imr.app;

import imr.exchange.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The folder that holds all that the program keeps: store, settings, log. Letters are about
 * patients, so the folder is made for its user alone where the file system knows rights (Windows
 * keeps a user's own folders from others by itself).
 */
record DataFolder(Path path) {

  /** The platform's usual place for a program's data. */
  static DataFolder usual(String system, Map<String, String> environment, Path home) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      Path roaming = home.resolve("AppData").resolve("Roaming");
      return new DataFolder(
          named(environment, "APPDATA")
              .or(() -> named(environment, "LOCALAPPDATA"))
              .orElse(roaming)
              .resolve("IMR Workbench"));
    }
    if (name.startsWith("mac")) {
      return new DataFolder(
          home.resolve("Library").resolve("Application Support").resolve("IMR Workbench"));
    }
    // The XDG specification: a relative path there is to be ignored.
    return new DataFolder(
        named(environment, "XDG_DATA_HOME")
            .filter(Path::isAbsolute)
            .orElse(home.resolve(".local").resolve("share"))
            .resolve("imr-workbench"));
  }

  static DataFolder ofThisUser() {
    return usual(
        System.getProperty("os.name", ""),
        System.getenv(),
        Path.of(System.getProperty("user.home", ".")));
  }

  private static Optional<Path> named(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(p -> !p.isBlank()).map(Path::of);
  }

  /** Creates the folder if it isn't there; one that is there keeps its rights. */
  void create() throws IOException {
    PrivateFiles.createFolders(path);
  }

  Path settings() {
    return path.resolve("settings.properties");
  }

  /** The folder of the practice library. */
  Path practice() {
    return path.resolve("practice");
  }

  /** What this computer keeps of team libraries. */
  Path team() {
    return path.resolve("team");
  }

  Path log() {
    return path.resolve("log");
  }
}
