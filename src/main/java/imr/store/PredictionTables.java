package imr.store;

import imr.letter.Sha256;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads and writes the tables of prediction runs. */
final class PredictionTables {
  private PredictionTables() {}

  /** One letter's text of a run, as it was written. */
  record Kept(String run, String letter, String text) {}

  static List<PredictionRun> runs(Connection connection) throws SQLException {
    try (var query = connection.prepareStatement("SELECT * FROM prediction_run ORDER BY at, name");
        ResultSet row = query.executeQuery()) {
      List<PredictionRun> runs = new ArrayList<>();
      while (row.next()) {
        runs.add(
            new PredictionRun(
                row.getString("name"),
                row.getString("author"),
                row.getString("version"),
                row.getObject("at", Instant.class),
                row.getString("format")));
      }
      return List.copyOf(runs);
    }
  }

  /** False, and nothing is written, where a run of that name is there. */
  static boolean add(Connection connection, PredictionRun run) throws SQLException {
    if (runs(connection).stream().anyMatch(r -> r.name().equals(run.name()))) {
      return false;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO prediction_run(name, author, version, at, format) VALUES (?, ?, ?, ?,"
                + " ?)")) {
      insert.setString(1, run.name());
      insert.setString(2, run.author());
      insert.setString(3, run.version());
      insert.setObject(4, run.at());
      insert.setString(5, run.format());
      insert.executeUpdate();
    }
    return true;
  }

  /** Writes a letter's text of a run; what was there before is replaced. */
  static boolean put(Connection connection, Kept kept) throws SQLException {
    try (PreparedStatement merge =
        connection.prepareStatement(
            "MERGE INTO prediction(run, letter, sha256, text) KEY (run, letter) VALUES (?, ?, ?,"
                + " ?)")) {
      merge.setString(1, kept.run());
      merge.setBytes(2, HexFormat.of().parseHex(kept.letter()));
      merge.setBytes(3, hash(kept.text()));
      merge.setCharacterStream(4, new StringReader(kept.text()));
      merge.executeUpdate();
      return true;
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
        if (!holds(row)) {
          throw new StoreDamagedException("a prediction of run " + run, letter);
        }
        return Optional.of(row.getString("text"));
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

  /** A sentence for each run of which letters are not what was written. */
  static List<String> trouble(Connection connection) throws SQLException {
    Map<String, Integer> damaged = new LinkedHashMap<>();
    try (var query = connection.prepareStatement("SELECT * FROM prediction ORDER BY run");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        if (!holds(row)) {
          damaged.merge(row.getString("run"), 1, Integer::sum);
        }
      }
    }
    return damaged.entrySet().stream()
        .map(
            e ->
                "%1$d of the predictions “%2$s” are damaged. Import them again."
                    .formatted(e.getValue(), e.getKey()))
        .toList();
  }

  /** All that can be read and is wanted, to be put into another database. */
  static void copy(Connection from, DatabaseConnection target, Predicate<Kept> wanted)
      throws SQLException {
    for (PredictionRun run : runs(from)) {
      target.write((c, _) -> add(c, run));
    }
    try (var query = from.prepareStatement("SELECT * FROM prediction ORDER BY run, letter");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        if (holds(row)) {
          String letter = HexFormat.of().formatHex(row.getBytes("letter"));
          Kept kept = new Kept(row.getString("run"), letter, row.getString("text"));
          if (wanted.test(kept)) {
            target.write((c, _) -> put(c, kept));
          }
        }
      }
    }
  }

  private static boolean holds(ResultSet row) throws SQLException {
    return Arrays.equals(row.getBytes("sha256"), hash(row.getString("text")));
  }

  private static byte[] hash(String text) {
    return Sha256.bytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
