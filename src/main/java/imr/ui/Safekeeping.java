package imr.ui;

import imr.store.Backup;
import imr.store.BackupOutcome;
import imr.store.Restoring;
import imr.ui.Sheet.Choice;
import imr.ui.kit.Command;
import imr.ui.kit.Overlay;
import imr.ui.library.ImportModel;
import imr.ui.review.ReviewModel;
import imr.ui.review.ReviewView;
import imr.workbench.Background;
import imr.workbench.Settings;
import imr.workbench.Workbench;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;

/** The verbs by which an analyst looks after the store: backups, the check, the passphrase. */
final class Safekeeping {
  private static final System.Logger LOG = System.getLogger(Safekeeping.class.getName());
  private static final String GROUP = "Tools";
  private static final String TITLE = "Backups";
  static final String BROKEN_OFF =
      "The task stopped: couldn't read or write the library. Make sure that the drive is connected"
          + " and has free space, and then try again.";

  static final String OPENED = "Problems found and fixed when the library was opened:";

  private final Workbench workbench;
  private final Background background;
  private final BackupList backups;
  private final ReviewView view;
  private final ReviewModel desk;
  private final ImportModel runs;
  private final Overlay overlay;
  private final ClearDesk clearDesk;
  private final Checking checking;
  private final PassphraseDialog passphrase;

  Safekeeping(
      Workbench workbench,
      Background background,
      BackupList backups,
      ReviewView view,
      ReviewModel desk,
      ImportModel runs,
      Overlay overlay,
      ClearDesk clearDesk,
      Settings settings) {
    this.workbench = workbench;
    this.background = background;
    this.backups = backups;
    this.view = view;
    this.desk = desk;
    this.runs = runs;
    this.overlay = overlay;
    this.clearDesk = clearDesk;
    this.checking = new Checking(workbench, background, overlay, clearDesk);
    this.passphrase = new PassphraseDialog(workbench, desk, overlay, clearDesk, settings);
  }

  /** None can be done while a run is under way. */
  List<Command> verbs() {
    ObservableBooleanValue idle = Bindings.not(runs.running());
    return List.of(
        Command.of("back-up-now", GROUP, "Back up now", "Shortcut+Shift+Y", idle, this::backUp),
        Command.of("backups", GROUP, "Backups…", "Shortcut+Shift+B", idle, this::list),
        Command.of("check-data", GROUP, "Check data…", "Shortcut+Shift+K", idle, checking::start),
        Command.of(
            "passphrase", GROUP, "Passphrase…", "Shortcut+Alt+P", idle, this::askPassphrase));
  }

  private void askPassphrase() {
    view.commit();
    passphrase.show();
  }

  private void backUp() {
    view.commit();
    if (desk.unsaved()) {
      desk.whenSaved(this::backUp, () -> {});
    } else if (!runs.running().get()) {
      runs.lookAfter(
          "Backing up…", false, t -> workbench.backup(), this::tell, a -> brokenOff(TITLE, a));
    }
  }

  private void tell(BackupOutcome outcome) {
    switch (outcome) {
      case BackupOutcome.Made(Backup made) ->
          desk.say("Backup created: " + backups.words(made) + ".");
      case BackupOutcome.NothingNew(Backup newest) ->
          desk.say("No changes since the last backup, " + backups.time(newest) + ".");
      case BackupOutcome.Failed(String sentence) -> say(TITLE, sentence);
    }
  }

  /** Reads the list in the background, since each backup is a folder on the disk. */
  private void list() {
    view.commit();
    background.run(t -> workbench.backups(), this::show, a -> brokenOff(TITLE, a));
  }

  private void show(List<Backup> all) {
    if (all.isEmpty()) {
      Sheet.show(
          overlay,
          TITLE,
          "No backups yet. The program creates one every hour and when you close the window.",
          List.of(),
          new Choice("Back up now", this::backUp),
          new Choice("Close", () -> {}));
    } else {
      backups.show(overlay, all, this::confirm);
    }
  }

  private void confirm(Backup backup, boolean everythingSince) {
    Sheet.show(
        overlay,
        "Restore",
        (everythingSince
                    ? "The library is rebuilt from the backup of %s, plus all later changes in the"
                        + " journal."
                    : "The library goes back to its state of %s. Later changes are removed.")
                .formatted(backups.time(backup))
            + " The current state is backed up first, so you can undo this.",
        List.of(),
        new Choice("Restore", () -> restore(backup, everythingSince)),
        new Choice("Cancel", () -> {}));
  }

  private void restore(Backup backup, boolean everythingSince) {
    clearDesk.run(
        "Restoring…",
        false,
        t -> workbench.restore(backup.name(), everythingSince),
        outcome -> restored(outcome, backup, everythingSince),
        a -> brokenOff("Restore", a));
  }

  private void restored(Restoring outcome, Backup backup, boolean everythingSince) {
    switch (outcome) {
      case Restoring.Done(var losses) -> {
        String done =
            (everythingSince
                    ? "Restored the backup of %s and all later changes."
                    : "Rolled back to the backup of %s.")
                .formatted(backups.time(backup));
        desk.say(done);
        if (!losses.isEmpty()) {
          Sheet.show(
              overlay,
              "Restore",
              done + " Some of it couldn't be recovered:",
              List.of(Sheet.lines(losses)),
              new Choice("Close", () -> {}));
        }
      }
      case Restoring.Refused(String sentence) -> say("Restore", sentence);
    }
  }

  private void say(String title, String sentence) {
    Sheet.show(overlay, title, sentence, List.of(), new Choice("Close", () -> {}));
  }

  private void brokenOff(String title, Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "a backup, check, or restore failed", accident);
    say(title, BROKEN_OFF);
  }
}
