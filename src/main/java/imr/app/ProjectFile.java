package imr.app;

import imr.workbench.ProjectWritten;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A project file that the program is started with, as a double-click on one does. */
final class ProjectFile {
  private ProjectFile() {}

  /**
   * Its whole path. Refuses with a sentence what is not there, and whatever is no project file by
   * its name, such as a mistyped word.
   */
  static Path named(String typed, CommandLine words) {
    if (!typed.endsWith(ProjectWritten.ENDING)) {
      throw new ParameterException(
          words,
          "“%s” isn't a command or a project file (…%s).".formatted(typed, ProjectWritten.ENDING));
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
