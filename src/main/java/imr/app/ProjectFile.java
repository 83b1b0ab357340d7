package imr.app;

import imr.workbench.ProjectExportResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A project file given as an argument, for example by double-clicking it. */
final class ProjectFile {
  private ProjectFile() {}

  /**
   * Returns the absolute path.
   *
   * @throws ParameterException if the file doesn't exist, or its name isn't that of a project file
   *     (such as a mistyped command)
   */
  static Path named(String typed, CommandLine words) {
    if (!typed.endsWith(ProjectExportResult.ENDING)) {
      throw new ParameterException(
          words,
          "“%s” isn't a command or a project file (…%s)."
              .formatted(typed, ProjectExportResult.ENDING));
    }
    Path path = path(typed, words);
    if (!Files.isRegularFile(path)) {
      throw new ParameterException(words, "The project file %s doesn't exist.".formatted(path));
    }
    return path;
  }

  private static Path path(String typed, CommandLine words) {
    try {
      return Path.of(typed).toAbsolutePath();
    } catch (InvalidPathException noName) {
      throw new ParameterException(words, "“%s” isn't a valid file name.".formatted(typed));
    }
  }
}
