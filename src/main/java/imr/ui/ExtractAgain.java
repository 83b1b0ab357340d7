package imr.ui;

import imr.ui.kit.Command;
import imr.ui.kit.Dialogs;
import imr.ui.library.ImportModel;
import imr.ui.review.ReviewModel;
import imr.workbench.Background;
import imr.workbench.RenewalReport;
import imr.workbench.Workbench;
import java.util.List;

/**
 * The verb that extracts all unfinished letters again, in the background. The desk is clear until
 * it has ended: nothing can be done to a letter while a program writes into it.
 */
final class ExtractAgain {
  private static final System.Logger LOG = System.getLogger(ExtractAgain.class.getName());
  private static final String TITLE = "Rerun extraction";

  private final Workbench workbench;
  private final Background background;
  private final ReviewModel desk;
  private final ImportModel runs;
  private final ClearDesk clearDesk;
  private final Dialogs dialogs;

  ExtractAgain(
      Workbench workbench,
      Background background,
      ReviewModel desk,
      ImportModel runs,
      ClearDesk clearDesk,
      Dialogs dialogs) {
    this.workbench = workbench;
    this.background = background;
    this.desk = desk;
    this.runs = runs;
    this.clearDesk = clearDesk;
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

  private void start() {
    clearDesk.run(
        "Extracting…",
        true,
        task -> workbench.renewAll(background, task),
        this::ended,
        this::brokenOff);
  }

  private void ended(RenewalReport report) {
    desk.say(report.line() + ".");
    if (!report.failed().isEmpty()) {
      dialogs.tell(TITLE, report.line() + ".", report.failed());
    }
  }

  private void brokenOff(Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "rerunning the extraction failed", accident);
    dialogs.tell(
        TITLE,
        "The run stopped: couldn't write to the library. Letters processed before that have new"
            + " suggestions; the others are unchanged. Free up disk space or check the drive, and"
            + " then run it again.",
        List.of());
  }
}
