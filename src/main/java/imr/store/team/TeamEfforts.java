package imr.store.team;

import imr.store.Effort;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Reads and writes keys and seconds: one row per letter, person and day. */
final class TeamEfforts {
  private TeamEfforts() {}

  /** Adds to what the person did on the letter that day. */
  static int add(Connection connection, Effort effort) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "INSERT INTO effort AS e (letter, annotator, day, keys, seconds)"
                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (letter, annotator, day) DO UPDATE SET"
                + " keys = e.keys + excluded.keys, seconds = e.seconds + excluded.seconds")) {
      upsert.setBytes(1, HexFormat.of().parseHex(effort.letter()));
      upsert.setString(2, effort.annotator());
      upsert.setObject(3, effort.day());
      upsert.setInt(4, effort.keys());
      upsert.setInt(5, effort.seconds());
      return upsert.executeUpdate();
    }
  }

  /** Those that this user may read, in no order. */
  static List<Effort> all(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT letter, annotator, day, keys, seconds FROM effort");
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
}
