package imr.store.team;

import imr.letter.Sha256;
import imr.store.PredictionRun;
import imr.store.StoreDamagedException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Reads and writes prediction runs. */
final class TeamPredictions {
  private TeamPredictions() {}

  static List<PredictionRun> runs(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT * FROM prediction_run ORDER BY at_seconds, at_nanos, name COLLATE \"C\"");
        ResultSet row = query.executeQuery()) {
      List<PredictionRun> runs = new ArrayList<>();
      while (row.next()) {
        runs.add(
            new PredictionRun(
                row.getString("name"),
                row.getString("author"),
                row.getString("version"),
                TeamInstants.get(row, "at"),
                row.getString("format")));
      }
      return List.copyOf(runs);
    }
  }

  /** False, and nothing is written, where a run of that name is there. */
  static boolean add(Connection connection, PredictionRun run) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO prediction_run(name, author, version, at_seconds, at_nanos, format)"
                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
      insert.setString(1, run.name());
      insert.setString(2, run.author());
      insert.setString(3, run.version());
      TeamInstants.set(insert, 4, run.at());
      insert.setString(6, run.format());
      return insert.executeUpdate() > 0;
    }
  }

  /** Writes a letter's text of a run; what was there before is replaced. */
  static int put(Connection connection, String run, String letter, String text)
      throws SQLException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "INSERT INTO prediction(run, letter, sha256, text) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (run, letter)"
                + " DO UPDATE SET sha256 = excluded.sha256, text = excluded.text")) {
      upsert.setString(1, run);
      upsert.setBytes(2, HexFormat.of().parseHex(letter));
      upsert.setBytes(3, Sha256.bytes(bytes));
      upsert.setBytes(4, bytes);
      return upsert.executeUpdate();
    }
  }

  /** {@link StoreDamagedException} where it is not what was written. */
  static Optional<String> text(Connection connection, String run, String letter)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT * FROM prediction WHERE run = ? AND letter = ?")) {
      query.setString(1, run);
      query.setBytes(2, HexFormat.of().parseHex(letter));
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        if (!TeamDocuments.holds(row)) {
          throw new StoreDamagedException("a prediction of run " + run, letter);
        }
        return Optional.of(new String(row.getBytes("text"), StandardCharsets.UTF_8));
      }
    }
  }

  /** The ids of the letters that a run speaks of. */
  static List<String> letters(Connection connection, String run) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT letter FROM prediction WHERE run = ? ORDER BY letter")) {
      query.setString(1, run);
      try (ResultSet row = query.executeQuery()) {
        List<String> letters = new ArrayList<>();
        while (row.next()) {
          letters.add(HexFormat.of().formatHex(row.getBytes(1)));
        }
        return List.copyOf(letters);
      }
    }
  }

  /** False where there is no such run. */
  static boolean remove(Connection connection, String run) throws SQLException {
    try (PreparedStatement texts =
            connection.prepareStatement("DELETE FROM prediction WHERE run = ?");
        PreparedStatement runs =
            connection.prepareStatement("DELETE FROM prediction_run WHERE name = ?")) {
      texts.setString(1, run);
      texts.executeUpdate();
      runs.setString(1, run);
      return runs.executeUpdate() > 0;
    }
  }
}
