package imr.ui;

import imr.annotation.Target;
import imr.ui.kit.Command;
import imr.ui.kit.Dialogs;
import imr.ui.library.ImportModel;
import imr.ui.library.LibraryModel;
import imr.ui.review.ReviewModel;
import imr.ui.review.ReviewView;
import imr.workbench.RenewalReport;
import java.util.List;
import java.util.Optional;

/**
 * The verb that extracts all unfinished letters again, in the background. The desk is clear until
 * it has ended: nothing can be done to a letter while a program writes into it.
 */
final class ExtractAgain {
  private static final System.Logger LOG = System.getLogger(ExtractAgain.class.getName());
  private static final String TITLE = "Rerun extraction";

  private final ReviewView view;
  private final ReviewModel desk;
  private final LibraryModel library;
  private final ImportModel runs;
  private final Dialogs dialogs;

  ExtractAgain(
      ReviewView view, ReviewModel desk, LibraryModel library, ImportModel runs, Dialogs dialogs) {
    this.view = view;
    this.desk = desk;
    this.library = library;
    this.runs = runs;
    this.dialogs = dialogs;
  }

  Command verb() {
    return Command.of(
        "rerun-extraction",
        "Tools",
        "Rerun extraction on unfinished letters",
        "Shortcut+R",
        javafx.beans.binding.Bindings.not(runs.running()),
        this::start);
  }

  /** Begins once all that was typed is on disk; where it cannot be written, the desk stays. */
  private void start() {
    view.commit();
    if (desk.unsaved()) {
      desk.whenSaved(this::start, () -> {});
    } else if (!runs.running().get()) {
      Optional<Target> chosen = desk.chosen().get();
      Optional<String> letter = library.rest();
      desk.close();
      runs.extractAgain(
          report -> ended(report, letter, chosen), accident -> brokenOff(accident, letter));
    }
  }

  private void ended(RenewalReport report, Optional<String> letter, Optional<Target> chosen) {
    library.wake(
        letter,
        () -> {
          chosen.ifPresent(desk::chooseIfThere);
          view.focus();
          desk.say(report.line() + ".");
          if (!report.failed().isEmpty()) {
            dialogs.tell(TITLE, report.line() + ".", report.failed());
          }
        });
  }

  private void brokenOff(Throwable accident, Optional<String> letter) {
    LOG.log(System.Logger.Level.ERROR, "rerunning the extraction failed", accident);
    dialogs.tell(
        TITLE,
        "The run stopped: couldn't write to the library. Letters processed before that have new"
            + " suggestions; the others are unchanged. Free up disk space or check the drive, and"
            + " then run it again.",
        List.of());
    library.wake(letter, view::focus);
  }
}
