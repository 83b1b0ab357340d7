package imr.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.h2.tools.ChangeFileEncryption;

/**
 * Database files with another key, or without one. The new file is made beside and takes the old
 * one's place at once; the old one is deleted, not wiped: what a disk's deleted blocks hold is out
 * of a program's reach.
 */
final class Encryption {
  private Encryption() {}

  /** Copies a closed database into an empty folder, encrypted as that place wants it. */
  static void copy(Path database, Optional<DataKey> key, StoreLocation made)
      throws IOException, SQLException {
    PrivateDisk.copy(database, made.database());
    boolean was = StoreLocation.isEncrypted(database);
    if (was != made.key().isPresent() || (was && !same(key, made.key()))) {
      ChangeFileEncryption.execute(
          made.folder().toString(),
          "store",
          "AES",
          was ? password(key) : null,
          made.key().isPresent() ? password(made.key()) : null,
          true);
      PrivateDisk.restrict(made.database());
    }
  }

  private static boolean same(Optional<DataKey> key, Optional<DataKey> other) {
    return key.map(DataKey::ofDatabase).equals(other.map(DataKey::ofDatabase));
  }

  private static char[] password(Optional<DataKey> key) {
    return key.map(k -> k.ofDatabase().toCharArray()).orElseThrow();
  }
}
