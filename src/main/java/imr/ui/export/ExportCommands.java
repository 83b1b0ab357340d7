package imr.ui.export;

import imr.ui.batch.BatchModel;
import imr.ui.kit.Command;
import imr.ui.shell.Shell;
import imr.workbench.ExportResult;
import imr.workbench.Exports;
import imr.workbench.Task;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.stage.FileChooser;

/** The command that writes letters and records into files of other forms, in the background. */
public final class ExportCommands {
  private static final System.Logger LOG = System.getLogger(ExportCommands.class.getName());
  private static final String TITLE = "Export";

  private final Shell shell;

  public ExportCommands(Shell shell) {
    this.shell = shell;
  }

  public Command verb() {
    return Command.of(
        "export",
        "File",
        "Export…",
        "Shortcut+Alt+X",
        Bindings.not(shell.jobs().running()),
        this::begin);
  }

  /** Once all that was typed is on disk: it is to be in the files. */
  private void begin() {
    shell.view().commit();
    shell.review().whenSaved(this::show, () -> {});
  }

  /** Begins with some letters to choose from first; all is on disk. */
  public void beginWith(List<BatchModel.Scope> letters) {
    ExportModel model = model();
    letters.forEach(scope -> model.offer(scope.label(), scope.ids()));
    ExportDialog.show(shell.overlay(), model, this::choosePlace);
  }

  private void show() {
    ExportDialog.show(shell.overlay(), model(), this::choosePlace);
  }

  private ExportModel model() {
    return new ExportModel(
        shell.workbench(), shell.background(), shell.library().opened().get(), this::unread);
  }

  private void choosePlace(Exports.Order order) {
    FileChooser chooser = new FileChooser();
    boolean folder = order.format().ending().isEmpty();
    chooser.setTitle(folder ? "Export to folder" : "Export to file");
    chooser.setInitialFileName("imr-" + order.format().id() + order.format().ending());
    if (!folder) {
      chooser
          .getExtensionFilters()
          .add(
              new FileChooser.ExtensionFilter(
                  order.format().label(), "*" + order.format().ending()));
    }
    File file = chooser.showSaveDialog(shell.stage());
    if (file != null) {
      write(order, file.toPath());
    }
  }

  /** Writes in the background, with progress and a stop in the status bar. */
  public void write(Exports.Order order, Path place) {
    if (!shell.jobs().running().get()) {
      shell
          .jobs()
          .run("Exporting…", task -> written(order, place, task), this::written, this::brokenOff);
    }
  }

  private ExportResult written(Exports.Order order, Path place, Task task) {
    try {
      return shell.workbench().exports().write(order, place, shell.background(), task);
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }

  private void written(ExportResult written) {
    shell.review().say(written.line() + ".");
    if (!written.refused().isEmpty()) {
      shell.dialogs().tell(TITLE, written.line() + ".", written.refused());
    }
  }

  private void brokenOff(Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "an export failed", accident);
    shell.dialogs().tell(TITLE, sentence(accident), List.of());
  }

  private static String sentence(Throwable accident) {
    Optional<String> refused =
        accident instanceof UncheckedIOException trouble
                && trouble.getCause() instanceof FileSystemException file
            ? Optional.ofNullable(file.getReason()).map(why -> file.getFile() + ": " + why + ".")
            : Optional.empty();
    return refused.orElse(
        "Couldn't export: the drive is full, missing, or read-only. Existing files weren't changed."
            + " Free up disk space or choose another location, and then try again.");
  }

  private void unread(Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "the letters could not be looked through", accident);
    shell
        .dialogs()
        .tell(
            TITLE,
            "Couldn't read the library. Check the drive, and then try again. See the log for"
                + " details.",
            List.of());
  }
}
