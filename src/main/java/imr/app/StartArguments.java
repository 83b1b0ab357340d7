package imr.app;

import imr.workbench.ProjectExportResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The arguments of a start that opens the window, parsed without picocli, which takes a third of a
 * second to load and would delay the window.
 *
 * @param data the folder given by {@code --data}
 * @param smokeTest the file given by {@code --smoke-test}
 * @param project an existing project file
 */
record StartArguments(
    Optional<Path> data, Optional<Path> smokeTest, boolean rehearse, Optional<String> project) {
  private static final StartArguments BARE =
      new StartArguments(Optional.empty(), Optional.empty(), false, Optional.empty());

  /** Returns empty if there are other arguments or any error. */
  static Optional<StartArguments> of(String... words) {
    Iterator<String> rest = List.of(words).iterator();
    Optional<StartArguments> read = Optional.of(BARE);
    while (rest.hasNext() && read.isPresent()) {
      String word = rest.next();
      read = read.flatMap(start -> start.with(word, rest));
    }
    return read;
  }

  private Optional<StartArguments> with(String word, Iterator<String> rest) {
    return switch (word) {
      case "--data" ->
          path(rest).map(p -> new StartArguments(Optional.of(p), smokeTest, rehearse, project));
      case "--smoke-test" ->
          path(rest).map(p -> new StartArguments(data, Optional.of(p), rehearse, project));
      case "--rehearse" -> Optional.of(new StartArguments(data, smokeTest, true, project));
      default ->
          project.isEmpty() && isProject(word)
              ? Optional.of(new StartArguments(data, smokeTest, rehearse, Optional.of(word)))
              : Optional.empty();
    };
  }

  private static Optional<Path> path(Iterator<String> rest) {
    try {
      return rest.hasNext() ? Optional.of(Path.of(rest.next())) : Optional.empty();
    } catch (InvalidPathException noName) {
      return Optional.empty();
    }
  }

  private static boolean isProject(String word) {
    try {
      return word.endsWith(ProjectExportResult.ENDING) && Files.isRegularFile(Path.of(word));
    } catch (InvalidPathException noName) {
      return false;
    }
  }
}
