package imr.ui.library;

import imr.ui.kit.Command;
import imr.ui.shell.Shell;
import imr.workbench.ImportReport;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;

/** The ways by which letters come into the window, and what is said when they are in. */
public final class ImportCommands {
  private static final System.Logger LOG = System.getLogger(ImportCommands.class.getName());

  /** What the file dialog shows at first, in the order of what is likeliest. */
  private static final List<String> LETTERS =
      Stream.of("pdf", "docx", "rtf", "htm", "html", "txt", "text")
          .flatMap(ending -> Stream.of("*." + ending, "*." + ending.toUpperCase(Locale.ROOT)))
          .toList();

  private final Shell shell;
  private final ImportModel imports;

  public ImportCommands(Shell shell, ImportModel imports) {
    this.shell = shell;
    this.imports = imports;
    imports.onEnd(this::imported, this::notImported);
    imports.onProgress(this::showArrivals);
  }

  public List<Command> verbs(ObservableBooleanValue always) {
    return List.of(
        Command.of(
            "import-files", "File", "Import files…", "Shortcut+O", always, this::chooseFiles),
        Command.of(
            "import-folder",
            "File",
            "Import folder…",
            "Shortcut+Shift+O",
            always,
            this::chooseFolder));
  }

  /** Files and folders can be dropped there. */
  public void acceptDrops(Node node) {
    node.setOnDragOver(this::dragOver);
    node.setOnDragDropped(this::dropped);
  }

  private void imported(ImportReport report) {
    shell.library().refresh(() -> listed(report));
  }

  private void listed(ImportReport report) {
    if (!openFirst(() -> tell(report))) {
      tell(report);
    }
  }

  /**
   * Opens a letter where none is open.
   *
   * @param then done once one is open
   * @return false where there's none to open
   */
  private boolean openFirst(Runnable then) {
    Runnable focused =
        () -> {
          shell.view().focus();
          then.run();
        };
    return shell.library().wanted().filter(id -> shell.library().open(id, then)).isPresent()
        || shell.library().openNext(focused);
  }

  private void tell(ImportReport report) {
    if (!report.fates().isEmpty()) {
      shell.review().say(ImportMessages.line(report));
      new ImportMessages(shell.dialogs(), imports).about(report);
    }
  }

  /** A small library shows letters as they come; a large one is read again at the end. */
  private void showArrivals() {
    if (shell.library().letters().size() >= 200) {
      openFirst(() -> {});
    } else if (!shell.library().isReading()) {
      shell.library().refresh(() -> openFirst(() -> {}));
    }
  }

  private void notImported(Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "an import failed", accident);
    shell
        .library()
        .refresh(
            () ->
                shell
                    .dialogs()
                    .tell(
                        "Import",
                        "The import stopped: couldn't write to the library. The letters in the list"
                            + " were imported. Free up disk space or check the drive, and then"
                            + " import the rest.",
                        List.of()));
  }

  public void importSamples() {
    imports.startSamples();
  }

  public void chooseFiles() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Import letters");
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter("Letters (PDF, Word, RTF, HTML, text)", LETTERS),
            new FileChooser.ExtensionFilter("All files", "*.*"));
    List<File> files = chooser.showOpenMultipleDialog(shell.stage());
    if (files != null) {
      imports.start(files.stream().map(File::toPath).toList());
    }
  }

  public void chooseFolder() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle("Import folder");
    File folder = chooser.showDialog(shell.stage());
    if (folder != null) {
      imports.start(List.of(folder.toPath()));
    }
  }

  private void dragOver(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
    }
    event.consume();
  }

  private void dropped(DragEvent event) {
    boolean files = event.getDragboard().hasFiles();
    if (files) {
      imports.start(event.getDragboard().getFiles().stream().map(File::toPath).toList());
    }
    event.setDropCompleted(files);
    event.consume();
  }
}
