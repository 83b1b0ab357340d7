package imr.store;

import imr.annotation.Gesture;
import imr.letter.Letter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What stands in the letter that was last appended to, so that its whole ledger is not gone through
 * for each gesture. It counts only while the database's last gesture is the one it knows.
 */
final class LastLetter {

  /** A letter at the end of its ledger. */
  record At(int number, Letter letter, Gesture last, Standing standing) {}

  private Optional<At> known = Optional.empty();

  /**
   * The letter as it stands. Whoever lets something happen to the standing gives it back with
   * {@link #remember}, else it is forgotten.
   */
  At take(Connection connection, String letterId) throws SQLException {
    int number = Letters.number(connection, letterId);
    Optional<At> before = known.filter(at -> at.number() == number);
    known = Optional.empty();
    return before.isPresent() && isLast(connection, before.get())
        ? before.get()
        : read(connection, number);
  }

  void remember(At at) {
    known = Optional.of(at);
  }

  private static At read(Connection connection, int number) throws SQLException {
    Letter letter = Letters.letter(connection, number);
    List<Gesture> ledger = LedgerReader.ledger(connection, number, letter);
    return new At(number, letter, ledger.getLast(), Standing.after(ledger));
  }

  private static boolean isLast(Connection connection, At at) throws SQLException {
    return has(connection, at.number(), at.letter().id(), at.last())
        && Letters.gestures(connection, at.number()) == at.last().number();
  }

  /** True where the letter's ledger has this very gesture, by its hash. */
  static boolean has(Connection connection, int number, String letterId, Gesture gesture)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT sha256 FROM gesture WHERE letter = ? AND number = ?")) {
      query.setInt(1, number);
      query.setInt(2, gesture.number());
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            && Arrays.equals(row.getBytes("sha256"), GestureHash.of(letterId, gesture));
      }
    }
  }
}
