package imr.ui;

import imr.annotation.DisplayFormat;
import imr.review.ReviewSession;
import imr.store.StoreFailedException;
import imr.ui.kit.OverlayDialog;
import imr.ui.kit.OverlayDialog.Choice;
import imr.ui.shell.Shell;
import imr.workbench.ProjectExportResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.FileChooser;

/**
 * What to do when changes can't be saved: they stay in memory, the annotator is told at once, and
 * can save the letters that they are in as a project file elsewhere, to be imported later.
 */
final class UnsavedChanges {
  static final String SAVE = "Save my work elsewhere…";
  private static final System.Logger LOG = System.getLogger(UnsavedChanges.class.getName());
  private static final String TITLE = "Your changes aren't saved";
  private final Shell shell;
  private boolean told;

  UnsavedChanges(Shell shell) {
    this.shell = shell;
  }

  /**
   * Why a change was not saved, in a sentence. Tells of a folder that is gone in a dialog, once.
   */
  String sentence(Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "a change could not be saved", accident);
    if (accident instanceof StoreFailedException server && server.sentence().isPresent()) {
      return server.away() ? away() : server.sentence().get();
    }
    if (!(accident instanceof StoreFailedException failed && failed.gone())) {
      return "the last change couldn't be written to the disk. It's kept in memory. Free up some"
          + " space or check the drive, then try again.";
    }
    if (!told) {
      told = true;
      OverlayDialog.show(
          shell.overlay(),
          TITLE,
          "The library's folder "
              + shell.workbench().folder()
              + " is gone or was replaced while it was open. Your changes since then are in memory"
              + " only. Save them elsewhere now. Then close the program, put the folder back, and"
              + " import the saved file.",
          List.of(),
          new Choice(SAVE, this::choose),
          new Choice("Close", () -> {}));
    }
    return "the library's folder is gone or was replaced. Your changes are in memory only.";
  }

  /** What to tell while a change takes long to save. */
  String slow() {
    if (shell.workbench().maintenance().isHere()) {
      return "Still saving. The disk isn't answering.";
    }
    return shell.workbench().keepsUnsent()
        ? "Still saving. The server isn't answering; your changes are on this computer, encrypted."
        : "Still saving. The server isn't answering; your changes are in memory.";
  }

  private String away() {
    return shell.workbench().keepsUnsent()
        ? "the team library can't be reached. Your changes are on this computer, encrypted, and are"
            + " saved once it's back."
        : "the team library can't be reached. Your changes are in memory and are saved once it's"
            + " back.";
  }

  /** Asks for a file, and writes the letters with unsaved changes to it. */
  void choose() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Save my work elsewhere");
    chooser.setInitialFileName("unsaved-work" + ProjectExportResult.ENDING);
    Optional.ofNullable(chooser.showSaveDialog(shell.stage())).ifPresent(f -> write(f.toPath()));
  }

  /** Writes them in the background: the original files are read, where they still can be. */
  void write(Path file) {
    List<ReviewSession> letters = shell.review().unsavedLetters();
    shell
        .background()
        .run(
            _ -> written(file, letters),
            count -> written(file, count),
            full -> notWritten(file, full));
  }

  private int written(Path file, List<ReviewSession> letters) {
    try {
      return shell.workbench().projects().writeUnsaved(file, letters);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private void written(Path file, int letters) {
    shell
        .review()
        .say(
            "Saved %s with your unsaved changes to %s. Import it once the library is back."
                .formatted(DisplayFormat.count(letters, "letter"), file.getFileName()));
  }

  private void notWritten(Path file, Throwable full) {
    LOG.log(System.Logger.Level.WARNING, "unsaved work could not be written elsewhere", full);
    shell
        .dialogs()
        .tell(
            TITLE,
            "Couldn't save %s. Make sure that its drive is connected and has free space, or choose another folder."
                .formatted(file),
            List.of());
  }
}
