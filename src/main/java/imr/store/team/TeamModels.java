package imr.store.team;

import imr.letter.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/** What was learned from the letters, for all computers. */
final class TeamModels {
  private TeamModels() {}

  /** Empty where nobody kept one of these letters, and where it isn't what was kept. */
  static Optional<byte[]> read(Connection connection, String name, String learnedFrom)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT sha256, bytes FROM shared_model WHERE name = ? AND learned_from = ?")) {
      query.setString(1, name);
      query.setString(2, learnedFrom);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        byte[] bytes = row.getBytes("bytes");
        return Arrays.equals(row.getBytes("sha256"), Sha256.bytes(bytes))
            ? Optional.of(bytes)
            : Optional.empty();
      }
    }
  }

  static int write(Connection connection, String name, String learnedFrom, byte[] model)
      throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "INSERT INTO shared_model(name, learned_from, sha256, bytes) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (name) DO UPDATE SET learned_from = excluded.learned_from,"
                + " sha256 = excluded.sha256, bytes = excluded.bytes")) {
      upsert.setString(1, name);
      upsert.setString(2, learnedFrom);
      upsert.setBytes(3, Sha256.bytes(model));
      upsert.setBytes(4, model);
      return upsert.executeUpdate();
    }
  }
}
