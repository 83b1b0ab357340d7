package imr.workbench;

import imr.store.LocalStore;
import imr.store.StoreOpenResult;
import imr.store.team.TeamAddress;
import imr.store.team.TeamLibrary;
import java.nio.file.Path;
import java.util.Optional;

/** Where a library is. The one place where libraries are opened. */
public sealed interface LibraryLocation {

  /**
   * Opens the library.
   *
   * @param secret the passphrase of an encrypted folder, or the password of the server's user;
   *     empty where nobody was asked yet. {@link StoreOpenResult.Reason#needsSecret} says that one
   *     is needed.
   */
  public StoreOpenResult open(Optional<String> secret);

  /** A library in a folder of this computer. */
  public record Folder(Path folder) implements LibraryLocation {
    @Override
    public StoreOpenResult open(Optional<String> secret) {
      return secret.isPresent() ? LocalStore.open(folder, secret) : LocalStore.open(folder);
    }
  }

  /**
   * A team library.
   *
   * @param cache a folder of this computer for what follows from team libraries
   */
  public record Team(TeamAddress address, Path cache) implements LibraryLocation {
    @Override
    public StoreOpenResult open(Optional<String> secret) {
      return TeamLibrary.open(address, secret, cache);
    }
  }
}
