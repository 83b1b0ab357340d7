package imr.ui.export;

import imr.ui.kit.Command;
import imr.ui.kit.OverlayDialog;
import imr.ui.shell.Shell;
import imr.workbench.ProjectExportResult;
import imr.workbench.ProjectReport;
import imr.workbench.Task;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.stage.FileChooser;

/**
 * The commands that write everything into one file and take such a file in. While one is taken in
 * the desk is clear: nothing can be done to a letter while gestures of others go into it.
 */
public final class ProjectFileCommands {
  private static final System.Logger LOG = System.getLogger(ProjectFileCommands.class.getName());

  /** A project file is a zip; its own ending lets a double-click on it open the workbench. */
  private static final FileChooser.ExtensionFilter PROJECT =
      new FileChooser.ExtensionFilter("Project files", "*" + ProjectExportResult.ENDING);

  private static final FileChooser.ExtensionFilter OLDER =
      new FileChooser.ExtensionFilter(
          "Project files (including .zip)", "*" + ProjectExportResult.ENDING, "*.zip");

  private final Shell shell;

  public ProjectFileCommands(Shell shell) {
    this.shell = shell;
  }

  public List<Command> verbs() {
    ObservableBooleanValue idle = Bindings.not(shell.jobs().running());
    return List.of(
        Command.of(
            "export-project",
            "File",
            "Export project…",
            "Shortcut+Shift+S",
            idle,
            this::chooseTarget),
        Command.of(
            "import-project",
            "File",
            "Import project…",
            "Shortcut+Shift+I",
            idle,
            this::chooseSource));
  }

  private void chooseTarget() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Export project");
    chooser.setInitialFileName("letters" + ProjectExportResult.ENDING);
    chooser.getExtensionFilters().add(PROJECT);
    File file = chooser.showSaveDialog(shell.stage());
    if (file != null) {
      shell.view().commit();
      shell.review().whenSaved(() -> write(file.toPath()), () -> {});
    }
  }

  /** Writes everything into a file, in the background. */
  public void write(Path file) {
    shell
        .jobs()
        .run(
            "Exporting project…",
            task -> written(file, task),
            this::written,
            accident -> brokenOff("Couldn't export the project", accident));
  }

  private ProjectExportResult written(Path file, Task task) {
    try {
      return shell.workbench().projects().write(file, shell.settings().text(), task);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private void written(ProjectExportResult written) {
    shell.review().say(written.line() + ".");
    if (!written.leftOut().isEmpty()) {
      shell.dialogs().tell("Project file", written.line() + ".", written.leftOut());
    }
  }

  private void chooseSource() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Import project");
    chooser.getExtensionFilters().add(OLDER);
    File file = chooser.showOpenDialog(shell.stage());
    if (file != null) {
      takeIn(file.toPath());
    }
  }

  /** Asks whether a file shall be taken in: one that was opened outside the window. */
  public void offer(Path file) {
    shell.view().commit();
    OverlayDialog.show(
        shell.overlay(),
        "Import this project file?",
        "“%s” will be merged into your library. New letters are added with their records; nothing is removed or overwritten."
            .formatted(file.getFileName()),
        List.of(),
        new OverlayDialog.Choice("Import", () -> takeInSoon(file)),
        new OverlayDialog.Choice("Cancel", () -> {}));
  }

  private void takeInSoon(Path file) {
    if (shell.jobs().running().get()) {
      shell.review().say("An import is running. Open the project file again when it finishes.");
    } else {
      takeIn(file);
    }
  }

  /** Merges a file into the library, in the background; once all that was typed is on disk. */
  public void takeIn(Path file) {
    shell
        .jobs()
        .withNoLetterOpen(
            "Importing project…",
            true,
            task -> read(file, task),
            this::taken,
            accident -> brokenOff("Couldn't import the project", accident));
  }

  private ProjectReport read(Path file, Task task) {
    try {
      return shell.workbench().projects().read(file, task);
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  private void taken(ProjectReport report) {
    switch (report) {
      case ProjectReport.Refused(String sentence) ->
          shell.dialogs().tell("Project file", sentence, List.of());
      case ProjectReport.ProjectImported taken -> tell(taken);
    }
  }

  private void tell(ProjectReport.ProjectImported taken) {
    shell.review().say(taken.line() + ".");
    List<String> more =
        Stream.concat(taken.conflicts().stream(), taken.leftOut().stream()).toList();
    if (!more.isEmpty()) {
      shell.dialogs().tell("Project file", taken.line() + ".", more);
    }
  }

  private void brokenOff(String what, Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "work with a project file failed", accident);
    shell
        .dialogs()
        .tell(
            "Project file",
            what
                + ": the disk is full or missing. Your library is unchanged, and letters imported"
                + " before that are complete. Check the drive, and then try again.",
            List.of());
  }
}
