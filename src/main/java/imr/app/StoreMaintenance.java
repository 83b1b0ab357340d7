package imr.app;

import imr.annotation.DisplayFormat;
import imr.store.Backup;
import imr.store.BackupOutcome;
import imr.store.RestoreResult;
import imr.ui.settings.Settings;
import imr.workbench.Background;
import imr.workbench.CheckReport;
import imr.workbench.Task;
import imr.workbench.Workbench;
import java.util.Optional;

/** Implements the commands for checks, backups, and the passphrase, and prints the results. */
final class StoreMaintenance {
  private final Console console;
  private final Workbench workbench;

  StoreMaintenance(Console console, Workbench workbench) {
    this.console = console;
    this.workbench = workbench;
  }

  /** Returns whether there is a backup of everything in the store. */
  boolean backup() {
    return switch (workbench.maintenance().backup()) {
      case BackupOutcome.Made(Backup backup) -> told("Created " + line(backup));
      case BackupOutcome.NothingNew(Backup newest) -> told("No changes since " + line(newest));
      case BackupOutcome.Failed(String sentence) -> refused(sentence);
    };
  }

  /** Lists the backups, newest first. */
  boolean list() {
    workbench.maintenance().backups().forEach(backup -> console.print(line(backup)));
    return true;
  }

  private static String line(Backup backup) {
    return "%s\t%s\t%s\t%,d KB"
        .formatted(
            backup.name(),
            DisplayFormat.count(backup.letters(), "letter"),
            DisplayFormat.count(backup.gestures(), "change"),
            backup.bytes() >> 10);
  }

  boolean restore(String name, boolean asItWas) {
    return told(
        workbench.maintenance().restore(name, !asItWas),
        "The library was restored from the backup.");
  }

  /**
   * Checks the store and optionally repairs it.
   *
   * @param deleteUnencrypted whether the user agrees to deleting files that contain letter text and
   *     can't be encrypted
   * @return whether there are no problems in the end
   */
  boolean check(boolean repair, boolean deleteUnencrypted) {
    if (deleteUnencrypted) {
      workbench.maintenance().deleteUnencrypted().forEach(name -> console.print("Deleted " + name));
    }
    CheckReport report = checked();
    if (report.damage().isEmpty() || !repair) {
      return report.allWell();
    }
    return told(workbench.maintenance().repair(), "The library was rebuilt.")
        && checked().allWell();
  }

  private CheckReport checked() {
    try (Background background = Background.onAllCores(Runnable::run)) {
      CheckReport report = workbench.maintenance().check(background, new Task(System::nanoTime));
      report.corrected().forEach(console::print);
      report.damage().forEach(console::trouble);
      report
          .unencrypted()
          .forEach(
              name ->
                  console.trouble(
                      name
                          + " isn't encrypted and holds text of letters. Move it to a safe place,"
                          + " or delete it with check --delete-unencrypted."));
      console.print(
          "%s checked, %s found"
              .formatted(
                  DisplayFormat.count(report.letters(), "letter"),
                  DisplayFormat.count(report.damage().size(), "problem")));
      return report;
    }
  }

  /** Sets, changes, or removes the passphrase of the store. */
  boolean passphrase(Passphrases passphrases, boolean remove, Settings settings) {
    settings.protect(workbench.secretFor(Settings.SECRET));
    Optional<String> now =
        workbench.maintenance().encrypted() ? passphrases.now() : Optional.empty();
    Optional<String> next = remove ? Optional.empty() : passphrases.next();
    if (next.isEmpty() && !remove) {
      return refused(
          "The new passphrase is empty, or the two entries don't match. Nothing was changed.");
    }
    RestoreResult outcome = workbench.maintenance().changePassphrase(now, next);
    settings.protect(workbench.secretFor(Settings.SECRET));
    return told(
        outcome, remove ? "The library is no longer encrypted." : "The library is now encrypted.");
  }

  private boolean told(RestoreResult outcome, String done) {
    return switch (outcome) {
      case RestoreResult.Done(var losses) -> {
        losses.forEach(console::trouble);
        yield told(done) && losses.isEmpty();
      }
      case RestoreResult.Refused(String sentence) -> refused(sentence);
    };
  }

  private boolean told(String line) {
    console.print(line);
    return true;
  }

  private boolean refused(String sentence) {
    console.trouble(sentence);
    return false;
  }
}
