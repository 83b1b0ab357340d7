package imr.app;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option of commands that use a library. */
final class LibraryOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The library folder, if not the default.")
  private Optional<Path> folder = Optional.empty();

  /** The folder as given; empty for the default. */
  Optional<Path> folder() {
    return folder;
  }
}
