package imr.app;

import imr.ui.Driver;
import imr.workbench.Settings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** The workbench's window, as its start sees it. */
@FunctionalInterface
interface Window {
  /**
   * Opens the window and returns once it was closed; where it cannot open, with a sentence that
   * says why.
   */
  Optional<String> open(Opening opening);

  /**
   * What a window is opened with.
   *
   * @param folder where the store is, or is to be
   * @param bell takes what each later start rings, with the project file that it was given; to be
   *     given once the store is open
   * @param project a project file to offer once the window stands
   * @param driver works the window instead of a person
   */
  record Opening(
      Path folder,
      Settings settings,
      Consumer<Consumer<Optional<Path>>> bell,
      Optional<Path> project,
      Optional<Driver> driver) {}
}
