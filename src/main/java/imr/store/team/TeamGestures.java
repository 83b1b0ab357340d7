package imr.store.team;

import imr.annotation.Headline;
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
   * Writes a gesture and its letter's headline, both or neither, in one round trip: without a
   * transaction of its own, a connection's two statements in one are one transaction.
   */
  static void write(Connection connection, int letter, Gesture gesture, Headline headline)
      throws SQLException {
    try (PreparedStatement both = connection.prepareStatement(INSERT + "; " + TeamLetters.UPDATE)) {
      both.setInt(1, letter);
      both.setBytes(2, GestureCodec.bytes(GestureRow.of(gesture)));
      TeamLetters.setUpdate(both, 3, letter, headline);
      both.execute();
    }
  }

  /**
   * The letter's ledger. Of a letter that this user annotates once more, blind, only what they may
   * see.
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
          if (row.getInt("number") != last + 1 && isHidden(connection, number)) {
            break; // their own gestures of before, which don't follow from what they may see
          }
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

  private static boolean isHidden(Connection connection, int letter) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("SELECT is_hidden(?)")) {
      query.setInt(1, letter);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
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
