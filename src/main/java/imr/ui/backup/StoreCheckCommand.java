package imr.ui.backup;

import imr.annotation.DisplayFormat;
import imr.store.RestoreResult;
import imr.ui.kit.OverlayDialog;
import imr.ui.kit.OverlayDialog.Choice;
import imr.ui.shell.Shell;
import imr.workbench.CheckReport;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;

/** Looks through the whole store, tells what was found, and offers to repair it. */
final class StoreCheckCommand {
  private static final System.Logger LOG = System.getLogger(StoreCheckCommand.class.getName());
  private static final String TITLE = "Check data";
  private static final String REPAIR = "Repair";
  private static final String DELETE = "Delete unencrypted files";

  private final Shell shell;

  StoreCheckCommand(Shell shell) {
    this.shell = shell;
  }

  /** No letter is open meanwhile, so that no gesture changes what is being looked at. */
  void start() {
    shell
        .jobs()
        .withNoLetterOpen(
            "Checking…",
            true,
            t -> shell.workbench().maintenance().check(shell.background(), t),
            this::tell,
            this::brokenOff);
  }

  private void tell(CheckReport report) {
    List<String> found = new ArrayList<>(report.damage());
    found.addAll(report.corrected());
    report.unencrypted().forEach(name -> found.add("Not encrypted: " + name));
    List<Node> lines = found.isEmpty() ? List.of() : List.of(OverlayDialog.lines(found));
    List<Choice> choices = new ArrayList<>();
    if (!report.damage().isEmpty()) {
      choices.add(new Choice("Repair…", this::confirmRepair));
    }
    if (!report.unencrypted().isEmpty()) {
      choices.add(
          new Choice("Delete unencrypted files…", () -> confirmDelete(report.unencrypted())));
    }
    choices.add(new Choice("Close", () -> {}));
    OverlayDialog.show(
        shell.overlay(), TITLE, sentence(report), lines, choices.toArray(Choice[]::new));
  }

  private static String sentence(CheckReport report) {
    String looked =
        (report.letters() == 1 ? "1 letter" : "%,d letters".formatted(report.letters()))
            + ", the journal, and the backups were checked"
            + (report.stopped() ? " before you stopped it. " : ". ");
    if (!report.damage().isEmpty()) {
      return looked + "Some data is damaged. Repair rebuilds it from the backups and the journal.";
    }
    if (!report.unencrypted().isEmpty()) {
      return looked
          + "No data is damaged. Some files in the library's folder hold text of letters and aren't"
          + " encrypted:";
    }
    return looked
        + (report.corrected().isEmpty()
            ? "No problems found."
            : "No data is damaged. Some counts in the letter list were out of date and are now"
                + " correct:");
  }

  private void confirmDelete(List<String> names) {
    OverlayDialog.show(
        shell.overlay(),
        DELETE,
        "These files are deleted for good, because they can't be encrypted. The library doesn't"
            + " need them, but a damaged one could still help to recover a lost change. To keep"
            + " one, move it to a safe place first.",
        List.of(OverlayDialog.lines(names)),
        new Choice("Cancel", () -> {}),
        new Choice("Delete", this::delete));
  }

  private void delete() {
    shell
        .jobs()
        .withNoLetterOpen(
            "Deleting…",
            false,
            t -> shell.workbench().maintenance().deleteUnencrypted(),
            this::deleted,
            this::brokenOff);
  }

  private void deleted(List<String> names) {
    OverlayDialog.show(
        shell.overlay(),
        DELETE,
        DisplayFormat.count(names.size(), "file") + " deleted.",
        names.isEmpty() ? List.of() : List.of(OverlayDialog.lines(names)),
        new Choice("Check again", this::start),
        new Choice("Close", () -> {}));
  }

  private void confirmRepair() {
    OverlayDialog.show(
        shell.overlay(),
        REPAIR,
        "The library is rebuilt from the latest backup, the data that can still be read, and the"
            + " journal of all changes. Damaged files are kept under other names.",
        List.of(),
        new Choice(REPAIR, this::repair),
        new Choice("Cancel", () -> {}));
  }

  private void repair() {
    shell
        .jobs()
        .withNoLetterOpen(
            "Repairing…",
            false,
            t -> shell.workbench().maintenance().repair(),
            this::repaired,
            this::brokenOff);
  }

  private void repaired(RestoreResult outcome) {
    switch (outcome) {
      case RestoreResult.Done(var losses) when losses.isEmpty() ->
          OverlayDialog.show(
              shell.overlay(),
              REPAIR,
              "The library was rebuilt. No letter or change was lost.",
              List.of(),
              new Choice("Check again", this::start),
              new Choice("Close", () -> {}));
      case RestoreResult.Done(var losses) ->
          OverlayDialog.show(
              shell.overlay(),
              REPAIR,
              "The library was rebuilt. Some of it couldn't be recovered:",
              List.of(OverlayDialog.lines(losses)),
              new Choice("Check again", this::start),
              new Choice("Close", () -> {}));
      case RestoreResult.Refused(String sentence) ->
          OverlayDialog.show(
              shell.overlay(), REPAIR, sentence, List.of(), new Choice("Close", () -> {}));
    }
  }

  private void brokenOff(Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "a check or a repair failed", accident);
    OverlayDialog.show(
        shell.overlay(),
        TITLE,
        BackupCommands.BROKEN_OFF,
        List.of(),
        new Choice("Close", () -> {}));
  }
}
