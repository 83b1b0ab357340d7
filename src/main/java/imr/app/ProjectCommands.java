package imr.app;

import imr.workbench.ProjectExportResult;
import imr.workbench.ProjectReport;
import imr.workbench.Task;
import imr.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands for project files. */
@Command(
    name = "project",
    description = "Export or import a project file: the whole library in one zip.",
    mixinStandardHelpOptions = true,
    versionProvider = CliCommands.Version.class)
final class ProjectCommands implements Runnable {

  private final CliCommands commands;
  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  ProjectCommands(CliCommands commands, Console console) {
    this.commands = commands;
    this.console = console;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Specify a subcommand: write or read.");
  }

  @Command(
      name = "write",
      description =
          "Export letters, files, history, gold sets, predictions, settings, and fields to a zip"
              + " file.",
      mixinStandardHelpOptions = true,
      versionProvider = CliCommands.Version.class)
  int write(
      @Mixin LibraryOption library,
      @Parameters(paramLabel = "FILE", description = "The zip file to create.") Path file)
      throws IOException {
    DataFolder data = commands.folder(library);
    return commands.onStore(data, w -> written(w, file, settings(data)));
  }

  private static Optional<String> settings(DataFolder data) throws IOException {
    return Files.exists(data.settings())
        ? Optional.of(Files.readString(data.settings()))
        : Optional.empty();
  }

  private boolean written(Workbench workbench, Path file, Optional<String> settings)
      throws IOException {
    ProjectExportResult written =
        workbench.projects().write(file, settings, new Task(System::nanoTime));
    written.leftOut().forEach(console::trouble);
    console.print(written.line());
    return written.leftOut().isEmpty();
  }

  @Command(
      name = "read",
      description = {
        "Merge a project file into the library. New letters are added with their history, and"
            + " existing letters get later changes. If a letter was edited in both places, the"
            + " library's version is kept and the other one is added to its history."
      },
      mixinStandardHelpOptions = true,
      versionProvider = CliCommands.Version.class)
  int read(
      @Mixin LibraryOption library,
      @Parameters(paramLabel = "FILE", description = "The zip file to import.") Path file)
      throws IOException {
    commands.folder(library).create();
    return commands.onStore(commands.folder(library), w -> told(w.projects().read(file, task())));
  }

  private static Task task() {
    return new Task(System::nanoTime);
  }

  private boolean told(ProjectReport report) {
    return switch (report) {
      case ProjectReport.Refused(String sentence) -> {
        console.trouble(sentence);
        yield false;
      }
      case ProjectReport.ProjectImported taken -> {
        taken.conflicts().forEach(console::trouble);
        taken.leftOut().forEach(console::trouble);
        console.print(taken.line());
        yield taken.conflicts().isEmpty() && taken.leftOut().isEmpty();
      }
    };
  }
}
