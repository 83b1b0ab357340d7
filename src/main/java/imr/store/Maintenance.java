package imr.store;

import java.util.List;
import java.util.Optional;

/** What keeps a store safe that only this computer has: backups, repair, and encryption. */
public interface Maintenance {

  /**
   * Makes a backup beside the store, opens it and looks through it; gestures go on meanwhile. Costs
   * the time and the space of a copy of the store. Older backups go when they are no longer needed:
   * the last 5 stay, the last of each of 7 days and of 4 weeks, and the three newest that are
   * whole.
   */
  BackupOutcome backup();

  /** The backups, newest first. */
  List<Backup> backups();

  /**
   * Puts a backup in the store's place, after a backup of what is there now. All letters that are
   * under review must be opened again.
   *
   * @param name of the backup
   * @param everythingSince true to bring in the letters and gestures since then; false for the
   *     store as it was
   */
  RestoreResult restore(String name, boolean everythingSince);

  /**
   * Rebuilds the store from its newest backup, what can be read of itself, its journal, and
   * whatever else is there as long as something is missing. The old files, and backups that are
   * damaged, are kept beside it under other names.
   */
  RestoreResult repair();

  /** True where the store, its journal and its backups are encrypted with a passphrase. */
  boolean encrypted();

  /**
   * Encrypts the store, its journal and its backups, gives them another passphrase, or makes them
   * plain again. Setting and removing copies the store and each backup; a kill leaves the store as
   * it was or as it is to be, and the next backup goes on with the backups.
   *
   * @param now the passphrase that the store has; empty where it is not encrypted
   * @param next as {@link PassphrasePolicy} asks for; empty for none
   */
  RestoreResult changePassphrase(Optional<String> now, Optional<String> next);

  /**
   * The names of files in an encrypted store's folder that aren't encrypted and hold text of
   * letters: damaged ones that were set aside, and what others put there. Reads the beginnings of
   * all files there.
   */
  List<String> unencrypted();

  /**
   * Encrypts what {@link #unencrypted} names, and deletes what can't be encrypted: only when the
   * user agreed. A backup goes as a whole.
   *
   * @return the names of what was deleted
   */
  List<String> deleteUnencrypted();
}
