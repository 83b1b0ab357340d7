package imr.store.team;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Instants in two columns, seconds and nanoseconds, since the server's own type has fewer digits.
 */
final class TeamInstants {
  private TeamInstants() {}

  /** Sets two parameters, from the given one on. */
  static void set(PreparedStatement statement, int first, Instant at) throws SQLException {
    statement.setLong(first, at.getEpochSecond());
    statement.setInt(first + 1, at.getNano());
  }

  /** The instant in the columns {@code …_seconds} and {@code …_nanos}. */
  static Instant get(ResultSet row, String name) throws SQLException {
    return Instant.ofEpochSecond(row.getLong(name + "_seconds"), row.getInt(name + "_nanos"));
  }
}
