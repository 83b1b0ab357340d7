package imr.ui;

import imr.ui.batch.BatchModel;
import imr.ui.export.ExportDialog;
import imr.ui.export.ExportModel;
import imr.ui.kit.Command;
import imr.ui.kit.Dialogs;
import imr.ui.kit.Overlay;
import imr.ui.library.ImportModel;
import imr.ui.library.LibraryModel;
import imr.ui.review.ReviewModel;
import imr.ui.review.ReviewView;
import imr.workbench.Background;
import imr.workbench.ExportWritten;
import imr.workbench.Exports;
import imr.workbench.Task;
import imr.workbench.Workbench;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/** The verb that writes letters and records into files of other forms, in the background. */
final class ExportCommands {
  private static final System.Logger LOG = System.getLogger(ExportCommands.class.getName());
  private static final String TITLE = "Export";

  private final Stage stage;
  private final Workbench workbench;
  private final Background background;
  private final ReviewView view;
  private final ReviewModel desk;
  private final LibraryModel library;
  private final ImportModel runs;
  private final Overlay overlay;
  private final Dialogs dialogs;

  ExportCommands(
      Stage stage,
      Workbench workbench,
      Background background,
      ReviewView view,
      ReviewModel desk,
      LibraryModel library,
      ImportModel runs,
      Overlay overlay,
      Dialogs dialogs) {
    this.stage = stage;
    this.workbench = workbench;
    this.background = background;
    this.view = view;
    this.desk = desk;
    this.library = library;
    this.runs = runs;
    this.overlay = overlay;
    this.dialogs = dialogs;
  }

  Command verb() {
    return Command.of(
        "export", "File", "Export…", "Shortcut+Alt+X", Bindings.not(runs.running()), this::begin);
  }

  /** Once all that was typed is on disk: it is to be in the files. */
  private void begin() {
    view.commit();
    desk.whenSaved(this::show, () -> {});
  }

  /** Begins with some letters to choose from first; all is on disk. */
  void beginWith(List<BatchModel.Scope> letters) {
    ExportModel model = model();
    letters.forEach(scope -> model.offer(scope.label(), scope.ids()));
    ExportDialog.show(overlay, model, this::choosePlace);
  }

  private void show() {
    ExportDialog.show(overlay, model(), this::choosePlace);
  }

  private ExportModel model() {
    return new ExportModel(workbench, background, library.opened().get(), this::unread);
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
    File file = chooser.showSaveDialog(stage);
    if (file != null) {
      write(order, file.toPath());
    }
  }

  /** Writes in the background, with progress and a stop in the status bar. */
  void write(Exports.Order order, Path place) {
    if (!runs.running().get()) {
      runs.other("Exporting…", task -> written(order, place, task), this::written, this::brokenOff);
    }
  }

  private ExportWritten written(Exports.Order order, Path place, Task task) {
    try {
      return workbench.exports().write(order, place, task);
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }

  private void written(ExportWritten written) {
    desk.say(written.line() + ".");
    if (!written.refused().isEmpty()) {
      dialogs.tell(TITLE, written.line() + ".", written.refused());
    }
  }

  private void brokenOff(Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "an export failed", accident);
    dialogs.tell(TITLE, sentence(accident), List.of());
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
    dialogs.tell(
        TITLE,
        "Couldn't read the library. Check the drive, and then try again. See the log for details.",
        List.of());
  }
}
