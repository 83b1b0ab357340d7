package imr.ui.library;

import imr.ui.kit.Command;
import imr.ui.shell.Shell;
import imr.workbench.ReExtractionReport;
import java.util.List;

/**
 * The command that extracts all unfinished letters again, in the background. No letter is open
 * until it has ended: nothing can be done to a letter while a program writes into it.
 */
public final class ReExtractCommand {
  private static final System.Logger LOG = System.getLogger(ReExtractCommand.class.getName());
  private static final String TITLE = "Rerun extraction";

  private final Shell shell;

  public ReExtractCommand(Shell shell) {
    this.shell = shell;
  }

  public Command verb() {
    return Command.of(
        "rerun-extraction",
        "Tools",
        "Rerun extraction on unfinished letters",
        "Shortcut+R",
        javafx.beans.binding.Bindings.not(shell.jobs().running()),
        this::start);
  }

  private void start() {
    shell
        .jobs()
        .withNoLetterOpen(
            "Extracting…",
            true,
            task -> shell.workbench().reExtraction().renewAll(shell.background(), task),
            this::ended,
            this::brokenOff);
  }

  private void ended(ReExtractionReport report) {
    shell.review().say(report.line() + ".");
    if (!report.failed().isEmpty()) {
      shell.dialogs().tell(TITLE, report.line() + ".", report.failed());
    }
  }

  private void brokenOff(Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "rerunning the extraction failed", accident);
    shell
        .dialogs()
        .tell(
            TITLE,
            "The run stopped: couldn't write to the library. Letters processed before that have new"
                + " suggestions; the others are unchanged. Free up disk space or check the drive,"
                + " and then run it again.",
            List.of());
  }
}
