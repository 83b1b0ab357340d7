package imr.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** A whole store with another key, or without one. */
final class StoreReencryption {
  private StoreReencryption() {}

  /** Replaces all files of a closed store by ones with another key, or without one. */
  static void exchange(
      StoreLocation place, StoreLocation next, LedgerPosition position, Optional<KeyFile> keyFile)
      throws IOException, SQLException {
    FileSwap swap = new FileSwap(place);
    StoreLocation made = next.in(swap.begin());
    Encryption.copy(place.database(), place.key(), made);
    journal(place, made, position);
    if (keyFile.isPresent()) {
      keyFile.get().write(made.keyFile());
      swap.commit(false);
    } else {
      swap.commitWithoutKey();
    }
  }

  /** The journal with another key, or where it is damaged one that the database gives. */
  private static void journal(StoreLocation place, StoreLocation made, LedgerPosition position)
      throws IOException, SQLException {
    PrivateDisk.makeFile(made.journal());
    boolean damaged =
        JournalFile.reseal(
                place.open(place.journal()), place.seal(), made.open(made.journal()), made.seal())
            .damaged();
    if (damaged) {
      try (Connection connection = made.source().getConnection()) {
        new NewJournal(made).write(connection, position);
      }
    }
  }
}
