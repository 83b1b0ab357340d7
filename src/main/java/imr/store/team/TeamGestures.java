package imr.store.team;

import imr.ledger.Gesture;
import imr.ledger.GestureCodec;
import imr.ledger.GestureRow;
import imr.ledger.Ledger;
import imr.ledger.LedgerBuilder;
import imr.letter.Letter;
import imr.store.StoreDamagedException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/** Reads and writes gestures. */
final class TeamGestures {
  private static final String INSERT = "INSERT INTO gesture(letter, bytes) VALUES (?, ?)";

  private TeamGestures() {}

  /**
   * The letter's ledger.
   *
   * @param number the letter's
   * @throws StoreDamagedException if a gesture isn't what was written, or one is missing
   */
  static Ledger ledger(Connection connection, int number, Letter letter) throws SQLException {
    LedgerBuilder ledger = new LedgerBuilder();
    int last = 0;
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT number, author, sha256, bytes FROM gesture WHERE letter = ? ORDER BY number")) {
      query.setInt(1, number);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          last++;
          add(ledger, row, letter, last);
        }
      }
    }
    if (last == 0) {
      throw new StoreDamagedException("the last gestures", letter.id());
    }
    return ledger.build();
  }

  private static void add(LedgerBuilder ledger, ResultSet row, Letter letter, int number)
      throws SQLException {
    try {
      GestureRow stored = GestureCodec.row(row.getBytes("bytes"));
      boolean same = Arrays.equals(row.getBytes("sha256"), GestureCodec.hash(letter.id(), stored));
      Gesture gesture = ledger.add(stored);
      if (!same || !gesture.holdsIn(letter.text())) {
        throw new StoreDamagedException("gesture " + number, letter.id());
      }
    } catch (IOException
        | IllegalArgumentException
        | IllegalStateException
        | IndexOutOfBoundsException e) {
      // Bytes that make no gesture at all; the accident's words may quote them.
      throw new StoreDamagedException("gesture " + number, letter.id());
    }
  }

  /** Writes gestures, many in one transaction. */
  static final class Writer implements AutoCloseable {
    private final PreparedStatement insert;

    Writer(Connection connection) throws SQLException {
      this.insert = connection.prepareStatement(INSERT);
    }

    void write(int letter, Gesture gesture) throws SQLException {
      insert.setInt(1, letter);
      insert.setBytes(2, GestureCodec.bytes(GestureRow.of(gesture)));
      insert.addBatch();
    }

    /** Sends what was written to the server. */
    void flush() throws SQLException {
      insert.executeBatch();
    }

    @Override
    public void close() throws SQLException {
      insert.close();
    }
  }
}
