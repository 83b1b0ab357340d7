package imr.store;

import imr.ledger.Gesture;
import imr.ledger.GestureCodec;
import imr.ledger.Ledger;
import imr.letter.Letter;
import imr.letter.LetterText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The letter that was last appended to, so that its whole ledger isn't read for each gesture. It
 * counts only while the database's last gesture is the one that it knows.
 */
final class LastLetter {

  /** A letter and its ledger so far, which isn't empty. */
  record At(int number, Letter letter, Ledger ledger) {
    Gesture last() {
      return ledger.gestures().getLast();
    }

    /** The letter after one more gesture; throws as {@link Ledger#with(Gesture, LetterText)}. */
    At with(Gesture gesture) {
      return new At(number, letter, ledger.with(gesture, letter.text()));
    }
  }

  private Optional<At> known = Optional.empty();

  /** The letter as it is now; forgotten unless the caller gives it back to {@link #remember}. */
  At take(Connection connection, String letterId) throws SQLException {
    int number = LetterTables.number(connection, letterId);
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
    Letter letter = LetterTables.letter(connection, number);
    return new At(number, letter, LedgerReader.of(connection, number, letter).loaded().ledger());
  }

  private static boolean isLast(Connection connection, At at) throws SQLException {
    return has(connection, at.number(), at.letter().id(), at.last())
        && LetterTables.gestures(connection, at.number()) == at.last().number();
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
            && Arrays.equals(row.getBytes("sha256"), GestureCodec.hash(letterId, gesture));
      }
    }
  }
}
