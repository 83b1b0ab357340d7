package imr.workbench;

import imr.review.ReviewSession;
import imr.store.Backup;
import imr.store.BackupOutcome;
import imr.store.Maintenance;
import imr.store.RestoreResult;
import imr.store.Store;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What looks after the library as a whole: backups, the check and the repair, the passphrase, and
 * deleting for good. What services hold in memory is read again afterwards.
 */
public final class LibraryMaintenance {
  private final Store store;
  private final Function<String, ReviewSession> open;
  private final LearningService learning;
  private final LetterSearch finding;
  private final Runnable requireNoLetterOpen;
  private final Runnable readAgain;
  private final Runnable forgetRecords;

  /**
   * @param readAgain reads the project's fields again
   * @param forgetRecords forgets what is held of second records
   */
  LibraryMaintenance(
      Store store,
      Function<String, ReviewSession> open,
      LearningService learning,
      LetterSearch finding,
      Runnable requireNoLetterOpen,
      Runnable readAgain,
      Runnable forgetRecords) {
    this.store = store;
    this.open = open;
    this.learning = learning;
    this.finding = finding;
    this.requireNoLetterOpen = requireNoLetterOpen;
    this.readAgain = readAgain;
    this.forgetRecords = forgetRecords;
  }

  /** True where backups, repair and the passphrase are this computer's own matter. */
  public boolean isHere() {
    return store.maintenance().isPresent();
  }

  private Maintenance maintenance() {
    return store.maintenance().orElseGet(ServerMaintenance::new);
  }

  /** Makes a backup, which is opened and looked through; for the background. */
  public BackupOutcome backup() {
    return maintenance().backup();
  }

  /** The backups, newest first. */
  public List<Backup> backups() {
    return maintenance().backups();
  }

  /**
   * Puts a backup in the store's place, after a backup of what is there. No letter may be under
   * review meanwhile; the library is to be read again.
   *
   * @param everythingSince false for the store as it was then
   */
  public RestoreResult restore(String backup, boolean everythingSince) {
    requireNoLetterOpen.run();
    return again(maintenance().restore(backup, everythingSince));
  }

  /** Rebuilds a damaged store, as {@link #restore} does; the old files stay beside. */
  public RestoreResult repair() {
    requireNoLetterOpen.run();
    return again(maintenance().repair());
  }

  private RestoreResult again(RestoreResult restored) {
    readAgain.run();
    learning.forget();
    forgetRecords.run();
    finding.allChanged();
    return restored;
  }

  /** True where the library has a passphrase. */
  public boolean encrypted() {
    return maintenance().encrypted();
  }

  /** Sets, changes or removes the passphrase; see {@link Maintenance#changePassphrase}. */
  public RestoreResult changePassphrase(Optional<String> now, Optional<String> next) {
    requireNoLetterOpen.run();
    finding.forget();
    learning.rest();
    try {
      return maintenance().changePassphrase(now, next);
    } finally {
      learning.forget();
      finding.forget();
      finding.allChanged();
    }
  }

  /**
   * Looks through everything: each letter's text, original file, gestures and headline, the
   * journal, the backups. On all cores; to be called within {@link Background#run}.
   */
  public CheckReport check(Background background, Task task) {
    return new CheckRun(store, open, background).run(task);
  }

  /**
   * Encrypts the files that {@link CheckReport#unencrypted} names, and deletes what can't be
   * encrypted; to be called only when the user agreed.
   *
   * @return the names of what was deleted
   */
  public List<String> deleteUnencrypted() {
    return maintenance().deleteUnencrypted();
  }

  /**
   * Deletes letters in the trash for good; see {@link Store#deleteForGood}. No letter may be under
   * review meanwhile; the list is to be read again.
   */
  public RestoreResult deleteForGood(Collection<String> letters) {
    requireNoLetterOpen.run();
    finding.forget();
    try {
      return store.deleteForGood(letters);
    } finally {
      learning.forget();
      finding.forget();
      finding.allChanged();
      forgetRecords.run();
    }
  }
}
