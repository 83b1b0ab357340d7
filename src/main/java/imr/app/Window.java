package imr.app;

import imr.ui.WindowDriver;
import imr.ui.settings.Settings;
import imr.workbench.LibraryLocation;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** The workbench's window, as used at startup. */
@FunctionalInterface
interface Window {
  /**
   * Opens the window and returns when it is closed.
   *
   * @return a sentence that says why it couldn't be opened
   */
  Optional<String> open(Opening opening);

  /**
   * What a window is opened with.
   *
   * @param folder the program's folder, which may not exist yet
   * @param library the library to show
   * @param secret the library's passphrase or password, where it's known already
   * @param bell registers a handler for later starts of the program, which gets the project file
   *     they were given; called once the store is open
   * @param project a project file to offer once the window is shown
   * @param driver operates the window instead of a person
   * @param others what the program can go on with
   */
  record Opening(
      Path folder,
      LibraryLocation library,
      Optional<String> secret,
      Settings settings,
      Consumer<Consumer<Optional<Path>>> bell,
      Optional<Path> project,
      Optional<WindowDriver> driver,
      OtherLibraries others) {}
}
