package imr.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How much there is, in a store or by a journal's account; cheap to ask of a hundred thousand
 * letters, because H2 keeps the number of a table's rows.
 */
record StoreCounts(int letters, int gestures, int documents) {
  static final StoreCounts NOTHING = new StoreCounts(0, 0, 0);

  static StoreCounts of(Connection connection) throws SQLException {
    try (var query =
            connection.prepareStatement(
                """
                SELECT (SELECT COUNT(*) FROM letter), (SELECT COUNT(*) FROM gesture),
                  (SELECT COUNT(*) FROM document)
                """);
        ResultSet row = query.executeQuery()) {
      row.next();
      return new StoreCounts(row.getInt(1), row.getInt(2), row.getInt(3));
    }
  }

  StoreCounts plus(int moreLetters, int moreGestures) {
    return new StoreCounts(letters + moreLetters, gestures + moreGestures, documents);
  }

  StoreCounts plusDocument() {
    return new StoreCounts(letters, gestures, documents + 1);
  }

  /** How many numbers of the store's sequence so much takes; a letter comes with its gesture 1. */
  long entries() {
    return (long) gestures + documents;
  }

  /** As a sentence has it. */
  String words() {
    return "%d letters, %d changes and %d documents".formatted(letters, gestures, documents);
  }

  /** True when there is at least as much of each. */
  boolean holds(StoreCounts other) {
    return letters >= other.letters && gestures >= other.gestures && documents >= other.documents;
  }
}
