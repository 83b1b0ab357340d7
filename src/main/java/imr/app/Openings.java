package imr.app;

import imr.ui.WindowDriver;
import imr.ui.settings.Preferences;
import imr.ui.settings.Settings;
import imr.workbench.LibraryLocation;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the windows of one start are opened with. Windows over team libraries have a folder with
 * settings of their own.
 */
final class Openings {
  private final DataFolder data;
  private final SecondStarts starts;
  private final Optional<WindowDriver> driver;
  private final OtherLibraries others;
  private boolean local;

  /**
   * @param data the folder of the library on this computer
   * @param password the one for team libraries that the environment has
   */
  Openings(
      DataFolder data,
      SecondStarts starts,
      Supplier<Optional<String>> password,
      Optional<WindowDriver> driver) {
    this.data = data;
    this.starts = starts;
    this.driver = driver;
    TeamSignIn signIn = new TeamSignIn(data.team(), password, this::isTeamOpenElsewhere);
    this.others = new OtherLibraries(data, signIn, this::next);
  }

  /** The folder of the windows over a library. */
  static DataFolder folder(DataFolder data, LibraryLocation library) {
    return switch (library) {
      case LibraryLocation.Folder _ -> data;
      case LibraryLocation.Team(_, Path cache) -> new DataFolder(cache);
    };
  }

  private boolean isTeamOpenElsewhere() {
    Path team = data.team();
    return !starts.uses(team) && SingleInstance.ring(team, Optional.empty());
  }

  /** For a window over a library. */
  Window.Opening of(LibraryLocation library, Optional<String> secret, Optional<Path> project) {
    DataFolder folder = folder(data, library);
    local = local || library instanceof LibraryLocation.Folder;
    Set<Path> used = new HashSet<>(Set.of(folder.path()));
    if (local) {
      used.add(data.path()); // stays open while a team library is shown
    }
    return new Window.Opening(
        folder.path(),
        library,
        secret,
        Settings.open(folder.settings(), Preferences.of(userName())),
        show -> starts.listen(used, show),
        project,
        driver,
        others);
  }

  private Window.Opening next(LibraryLocation library) {
    return of(library, Optional.empty(), Optional.empty());
  }

  private static String userName() {
    String name = System.getProperty("user.name", "").strip();
    return name.isEmpty() ? "analyst" : name;
  }
}
