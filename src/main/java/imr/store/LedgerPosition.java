package imr.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How far the ledger of a whole store is. Every letter that came in, every gesture and every
 * document is one entry and takes the next number; restoring a backup and rebuilding the store take
 * one, too. This order, never a clock, says which of two states is the newer one.
 *
 * @param sequence number of the last entry; 0 before the first
 */
record LedgerPosition(long sequence, AbandonedEntries abandoned) {
  static final LedgerPosition START = new LedgerPosition(0, AbandonedEntries.NOTHING);

  /** As far as the database's own rows say. */
  static LedgerPosition of(Connection connection) throws SQLException {
    return new LedgerPosition(
        Math.max(last(connection), StoreCounts.of(connection).entries()),
        AbandonedEntries.in(connection));
  }

  private static long last(Connection connection) throws SQLException {
    try (var query = connection.prepareStatement("SELECT MAX(sequence) FROM gesture");
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /** The farther one of both, by each part. */
  LedgerPosition orFarther(LedgerPosition other) {
    return new LedgerPosition(
        Math.max(sequence, other.sequence), abandoned.orNewer(other.abandoned));
  }

  /** After an event that is no entry of a letter: the store was rebuilt. */
  LedgerPosition next() {
    return new LedgerPosition(sequence + 1, abandoned);
  }

  /** After a backup took the place of all that came later. */
  LedgerPosition restored(LedgerPosition backup) {
    return new LedgerPosition(
        sequence + 1, backup.abandoned.andAllSince(backup.sequence, sequence));
  }
}
