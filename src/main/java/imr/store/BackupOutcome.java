package imr.store;

/** What came of making a backup. */
public sealed interface BackupOutcome {

  /** It was made, and was opened and looked through. */
  record Made(Backup backup) implements BackupOutcome {}

  /** Nothing was written since the newest one. */
  record NothingNew(Backup newest) implements BackupOutcome {}

  /**
   * There is no new backup; the older ones are as they were.
   *
   * @param sentence for the analyst: why, and what to do
   */
  record Failed(String sentence) implements BackupOutcome {}
}
