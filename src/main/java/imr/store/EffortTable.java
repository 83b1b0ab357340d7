package imr.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;

/** Reads and writes the table of keys and seconds: a row a letter, person and day. */
final class EffortTable {
  private static final String INTO =
      "MERGE INTO effort AS e USING (VALUES (CAST(? AS BINARY(32)), CAST(? AS VARCHAR), CAST(? AS"
          + " DATE), CAST(? AS INTEGER), CAST(? AS INTEGER))) AS n(letter, annotator, d, keys,"
          + " seconds) ON e.letter = n.letter AND e.annotator = n.annotator AND e.\"day\" = n.d"
          + " WHEN MATCHED THEN UPDATE SET %s WHEN NOT MATCHED THEN INSERT (letter, annotator,"
          + " \"day\", keys, seconds) VALUES (n.letter, n.annotator, n.d, n.keys, n.seconds)";

  private EffortTable() {}

  /** Adds to what the person did on the letter that day. */
  static boolean add(Connection connection, Effort effort) throws SQLException {
    return put(
        connection,
        effort,
        INTO.formatted("keys = e.keys + n.keys, seconds = e.seconds + n.seconds"));
  }

  private static boolean put(Connection connection, Effort effort, String sql) throws SQLException {
    try (PreparedStatement merge = connection.prepareStatement(sql)) {
      merge.setBytes(1, HexFormat.of().parseHex(effort.letter()));
      merge.setString(2, effort.annotator());
      merge.setObject(3, effort.day());
      merge.setInt(4, effort.keys());
      merge.setInt(5, effort.seconds());
      merge.executeUpdate();
      return true;
    }
  }

  /** In no order: sorting a hundred thousand would take longer than reading them. */
  static List<Effort> all(Connection connection) throws SQLException {
    try (var query =
            connection.prepareStatement(
                "SELECT letter, annotator, \"day\", keys, seconds FROM effort");
        ResultSet row = query.executeQuery()) {
      List<Effort> all = new ArrayList<>();
      while (row.next()) {
        all.add(
            new Effort(
                HexFormat.of().formatHex(row.getBytes(1)),
                row.getString(2),
                row.getObject(3, LocalDate.class),
                row.getInt(4),
                row.getInt(5)));
      }
      return List.copyOf(all);
    }
  }

  /**
   * Puts all that is wanted into another database, which may be an older state of this one: of the
   * same letter, person and day the larger figures hold, since they only grow.
   */
  static void copy(Connection from, DatabaseConnection target, Predicate<Effort> wanted)
      throws SQLException {
    String larger =
        INTO.formatted("keys = GREATEST(e.keys, n.keys), seconds = GREATEST(e.seconds, n.seconds)");
    all(from).stream()
        .filter(wanted)
        .forEach(effort -> target.write((c, _) -> put(c, effort, larger)));
  }
}
