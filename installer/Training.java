import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes the cache for a fast start from a real run of the very files that are installed: a letter
 * is opened, edited and saved, the sheets are opened, the window is closed. On Linux under a
 * virtual screen, so that what is kept is what a real window needs.
 */
final class Training {
  private Training() {}

  /** To be called while the launcher's file says that the cache is to be made. */
  static void train(AppImage.Layout layout, Path work) throws IOException {
    Path cache = layout.jars().resolve(Launching.FILE);
    Path seen = work.resolve("rehearsed.txt");
    Path data = Folders.fresh(work.resolve("rehearsal"));
    Files.deleteIfExists(seen);
    Files.deleteIfExists(cache);
    Screen.with(
        screen ->
            Tools.run(
                screen,
                layout.launcher(),
                List.of("--data", data, "--rehearse", "--smoke-test", seen)));
    if (!Files.isRegularFile(cache) || !Files.readString(seen).contains("\nshown\n")) {
      throw new Trouble("The run for the fast start's cache did not end well.");
    }
    Folders.remove(data);
  }
}
