package imr.app;

import imr.ui.WindowDriver;
import imr.workbench.LibraryLocation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Starts the program without a command: one window per data folder. */
final class WindowStart {
  private final Console console;
  private final Window window;
  private final Supplier<Optional<String>> password;

  /**
   * @param password the one for team libraries that the environment has
   */
  WindowStart(Console console, Window window, Supplier<Optional<String>> password) {
    this.console = console;
    this.window = window;
    this.password = password;
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
    DataFolder own = Openings.folder(folder, library);
    own.create();
    if (SingleInstance.ring(own.path(), project)) {
      console.print("IMR Workbench is already open. Its window is now in front.");
      return true;
    }
    Optional<String> trouble = opened(folder, library, secret, project, Optional.empty());
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

  private Optional<String> opened(
      DataFolder folder,
      LibraryLocation library,
      Optional<String> secret,
      Optional<Path> project,
      Optional<WindowDriver> driver) {
    return SystemLibraries.missingHere().or(() -> open(folder, library, secret, project, driver));
  }

  private Optional<String> open(
      DataFolder data,
      LibraryLocation library,
      Optional<String> secret,
      Optional<Path> project,
      Optional<WindowDriver> driver) {
    try (SecondStarts starts = new SecondStarts()) {
      Openings openings = new Openings(data, starts, password, driver);
      return window.open(openings.of(library, secret, project));
    }
  }
}
