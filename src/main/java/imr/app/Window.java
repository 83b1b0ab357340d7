package imr.app;

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
   * @param bell takes what brings the window to the front, called at each later start; to be given
   *     once the store is open
   */
  record Opening(Path folder, Settings settings, Consumer<Runnable> bell) {}
}
