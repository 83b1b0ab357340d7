package imr.workbench;

import imr.store.Backup;
import imr.store.BackupOutcome;
import imr.store.Maintenance;
import imr.store.RestoreResult;
import java.util.List;
import java.util.Optional;

/** Stands in for the maintenance of a team library, which its server's administrator does. */
final class ServerMaintenance implements Maintenance {
  private static final String SENTENCE =
      "This is a team library. Its administrator backs it up and restores it on the server; see"
          + " Team library in the help.";

  @Override
  public BackupOutcome backup() {
    return new BackupOutcome.Failed(SENTENCE);
  }

  @Override
  public List<Backup> backups() {
    return List.of();
  }

  @Override
  public RestoreResult restore(String name, boolean everythingSince) {
    return new RestoreResult.Refused(SENTENCE);
  }

  @Override
  public RestoreResult repair() {
    return new RestoreResult.Refused(SENTENCE);
  }

  @Override
  public boolean encrypted() {
    return false;
  }

  @Override
  public RestoreResult changePassphrase(Optional<String> now, Optional<String> next) {
    return new RestoreResult.Refused(
        "A team library has no passphrase. Each person signs in with a password; to change yours,"
            + " ask the administrator.");
  }

  @Override
  public List<String> unencrypted() {
    return List.of();
  }

  @Override
  public List<String> deleteUnencrypted() {
    return List.of();
  }
}
