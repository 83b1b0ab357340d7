package imr.app;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Lets later starts of the program find the window of this one, by the folders that it uses. */
final class SecondStarts implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(SecondStarts.class.getName());

  private final List<SingleInstance> listening = new ArrayList<>();
  private final Set<Path> folders = new HashSet<>();

  /**
   * Listens from now on for a window that uses these folders, and no longer for another one.
   *
   * @param show as {@link SingleInstance#hang} takes it
   */
  synchronized void listen(Set<Path> used, Consumer<Optional<Path>> show) {
    close();
    folders.addAll(used);
    used.forEach(folder -> hang(folder, show));
  }

  /** Whether a window of this process uses the folder. */
  synchronized boolean uses(Path folder) {
    return folders.contains(folder);
  }

  private void hang(Path folder, Consumer<Optional<Path>> show) {
    try {
      listening.add(SingleInstance.hang(folder, show));
    } catch (IOException noSocket) {
      LOG.log(Level.INFO, "a second start cannot show this window", noSocket);
    }
  }

  @Override
  public synchronized void close() {
    listening.forEach(SecondStarts::end);
    listening.clear();
    folders.clear();
  }

  private static void end(SingleInstance instance) {
    try {
      instance.close();
    } catch (IOException staysBehind) {
      LOG.log(Level.INFO, "the socket stays behind", staysBehind);
    }
  }
}
