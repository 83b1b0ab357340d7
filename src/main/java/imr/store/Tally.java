package imr.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How much there is, in a store or by a journal's account; cheap to ask of a hundred thousand
 * letters, because H2 keeps the number of a table's rows.
 */
record Tally(int letters, int gestures) {
  static final Tally NOTHING = new Tally(0, 0);

  static Tally of(Connection connection) throws SQLException {
    try (var query =
            connection.prepareStatement(
                "SELECT (SELECT COUNT(*) FROM letter), (SELECT COUNT(*) FROM gesture)");
        ResultSet row = query.executeQuery()) {
      row.next();
      return new Tally(row.getInt(1), row.getInt(2));
    }
  }

  Tally plus(int moreLetters, int moreGestures) {
    return new Tally(letters + moreLetters, gestures + moreGestures);
  }
}
