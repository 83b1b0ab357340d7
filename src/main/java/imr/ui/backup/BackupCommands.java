package imr.ui.backup;

import imr.store.Backup;
import imr.store.BackupOutcome;
import imr.store.RestoreResult;
import imr.ui.kit.Command;
import imr.ui.kit.OverlayDialog;
import imr.ui.kit.OverlayDialog.Choice;
import imr.ui.shell.Shell;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** The commands by which an analyst looks after the store: backups, the check, the passphrase. */
public final class BackupCommands {
  private static final System.Logger LOG = System.getLogger(BackupCommands.class.getName());
  private static final String GROUP = "Tools";
  private static final String TITLE = "Backups";
  public static final String BROKEN_OFF =
      "The task stopped: couldn't read or write the library. Make sure that the drive is connected"
          + " and has free space, and then try again.";

  public static final String OPENED = "Problems found and fixed when the library was opened:";

  private final Shell shell;
  private final BackupList backups;
  private final StoreCheckCommand checking;
  private final PassphraseDialog passphrase;

  public BackupCommands(Shell shell, BackupList backups) {
    this.shell = shell;
    this.backups = backups;
    this.checking = new StoreCheckCommand(shell);
    this.passphrase = new PassphraseDialog(shell);
  }

  /** None can be done while a run is under way, and most not to a team library. */
  public List<Command> verbs() {
    BooleanBinding idle = Bindings.not(shell.jobs().running());
    BooleanBinding here =
        idle.and(new ReadOnlyBooleanWrapper(shell.workbench().maintenance().isHere()));
    return List.of(
        Command.of("back-up-now", GROUP, "Back up now", "Shortcut+Shift+Y", here, this::backUp),
        Command.of("backups", GROUP, "Backups…", "Shortcut+Shift+B", here, this::list),
        Command.of("check-data", GROUP, "Check data…", "Shortcut+Shift+K", idle, checking::start),
        Command.of(
            "passphrase", GROUP, "Passphrase…", "Shortcut+Alt+P", here, this::askPassphrase));
  }

  private void askPassphrase() {
    shell.view().commit();
    passphrase.show();
  }

  private void backUp() {
    shell.view().commit();
    if (shell.review().unsaved()) {
      shell.review().whenSaved(this::backUp, () -> {});
    } else if (!shell.jobs().running().get()) {
      shell
          .jobs()
          .runToTheEnd(
              "Backing up…",
              t -> shell.workbench().maintenance().backup(),
              this::tell,
              a -> brokenOff(TITLE, a));
    }
  }

  private void tell(BackupOutcome outcome) {
    switch (outcome) {
      case BackupOutcome.Made(Backup made) ->
          shell.review().say("Backup created: " + backups.words(made) + ".");
      case BackupOutcome.NothingNew(Backup newest) ->
          shell.review().say("No changes since the last backup, " + backups.time(newest) + ".");
      case BackupOutcome.Failed(String sentence) -> say(TITLE, sentence);
    }
  }

  /** Reads the list in the background, since each backup is a folder on the disk. */
  private void list() {
    shell.view().commit();
    shell
        .background()
        .run(t -> shell.workbench().maintenance().backups(), this::show, a -> brokenOff(TITLE, a));
  }

  private void show(List<Backup> all) {
    if (all.isEmpty()) {
      OverlayDialog.show(
          shell.overlay(),
          TITLE,
          "No backups yet. The program creates one every hour and when you close the window.",
          List.of(),
          new Choice("Back up now", this::backUp),
          new Choice("Close", () -> {}));
    } else {
      backups.show(shell.overlay(), all, this::confirm);
    }
  }

  private void confirm(Backup backup, boolean everythingSince) {
    OverlayDialog.show(
        shell.overlay(),
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
    shell
        .jobs()
        .withNoLetterOpen(
            "Restoring…",
            false,
            t -> shell.workbench().maintenance().restore(backup.name(), everythingSince),
            outcome -> restored(outcome, backup, everythingSince),
            a -> brokenOff("Restore", a));
  }

  private void restored(RestoreResult outcome, Backup backup, boolean everythingSince) {
    switch (outcome) {
      case RestoreResult.Done(var losses) -> {
        String done =
            (everythingSince
                    ? "Restored the backup of %s and all later changes."
                    : "Rolled back to the backup of %s.")
                .formatted(backups.time(backup));
        shell.review().say(done);
        if (!losses.isEmpty()) {
          OverlayDialog.show(
              shell.overlay(),
              "Restore",
              done + " Some of it couldn't be recovered:",
              List.of(OverlayDialog.lines(losses)),
              new Choice("Close", () -> {}));
        }
      }
      case RestoreResult.Refused(String sentence) -> say("Restore", sentence);
    }
  }

  private void say(String title, String sentence) {
    OverlayDialog.show(shell.overlay(), title, sentence, List.of(), new Choice("Close", () -> {}));
  }

  private void brokenOff(String title, Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "a backup, check, or restore failed", accident);
    say(title, BROKEN_OFF);
  }
}
