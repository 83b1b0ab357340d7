package imr.app;

import imr.ui.WindowDriver;
import imr.workbench.LibraryLocation;
import imr.workbench.Preferences;
import imr.workbench.Settings;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Starts the program without a command: one window per data folder. */
final class WindowStart {
  private static final System.Logger LOG = System.getLogger(WindowStart.class.getName());

  private final Console console;
  private final Window window;

  WindowStart(Console console, Window window) {
    this.console = console;
    this.window = window;
  }

  /**
   * Shows a window, or the one that is already open.
   *
   * @param secret the library's password, where it's known already
   * @param project a project file to offer in the window
   * @return whether a window was shown
   */
  boolean run(
      DataFolder folder, LibraryLocation library, Optional<String> secret, Optional<Path> project)
      throws IOException {
    folder.create();
    DataFolder own = library instanceof LibraryLocation.Team(_, Path team) ? made(team) : folder;
    if (SingleInstance.ring(own.path(), project)) {
      console.print("IMR Workbench is already open. Its window is now in front.");
      return true;
    }
    Optional<String> trouble = opened(own, library, secret, project, Optional.empty());
    trouble.ifPresent(console::trouble);
    return trouble.isEmpty();
  }

  /**
   * Shows a window that a driver operates and closes.
   *
   * @return a sentence that says why it couldn't be shown
   */
  Optional<String> run(DataFolder folder, WindowDriver driver) throws IOException {
    folder.create();
    LibraryLocation library = new LibraryLocation.Folder(folder.path());
    return opened(folder, library, Optional.empty(), Optional.empty(), Optional.of(driver));
  }

  /** The folder of the windows over team libraries, with settings of their own. */
  private static DataFolder made(Path team) throws IOException {
    DataFolder folder = new DataFolder(team);
    folder.create();
    return folder;
  }

  private Optional<String> opened(
      DataFolder folder,
      LibraryLocation library,
      Optional<String> secret,
      Optional<Path> project,
      Optional<WindowDriver> driver) {
    return SystemLibraries.missingHere().or(() -> open(folder, library, secret, project, driver));
  }

  private Optional<String> open(
      DataFolder folder,
      LibraryLocation library,
      Optional<String> secret,
      Optional<Path> project,
      Optional<WindowDriver> driver) {
    Settings settings = Settings.open(folder.settings(), Preferences.of(userName()));
    List<SingleInstance> bells = new ArrayList<>();
    try {
      return window.open(
          new Window.Opening(
              folder.path(),
              library,
              secret,
              settings,
              show -> hang(folder.path(), show).ifPresent(bells::add),
              project,
              driver));
    } finally {
      bells.forEach(WindowStart::takeDown);
    }
  }

  private static Optional<SingleInstance> hang(Path folder, Consumer<Optional<Path>> show) {
    try {
      return Optional.of(SingleInstance.hang(folder, show));
    } catch (IOException noSocket) {
      LOG.log(Level.INFO, "a second start cannot show this window", noSocket);
      return Optional.empty();
    }
  }

  private static void takeDown(SingleInstance bell) {
    try {
      bell.close();
    } catch (IOException staysBehind) {
      LOG.log(Level.INFO, "the socket stays behind", staysBehind);
    }
  }

  private static String userName() {
    String name = System.getProperty("user.name", "").strip();
    return name.isEmpty() ? "analyst" : name;
  }
}
