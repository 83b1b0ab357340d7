package imr.store;

import imr.annotation.FieldId;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.ledger.Act;
import imr.ledger.ActRow;
import imr.ledger.AnnotationRow;
import imr.ledger.BatchId;
import imr.ledger.DecisionCounts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads batch actions from the gestures' rows; goes through all gestures. */
final class BatchRows {
  private static final String ALL =
      """
      SELECT batch, COUNT(*) AS gestures, MIN(at) AS at, MIN(letter) AS letter
      FROM gesture WHERE batch IS NOT NULL GROUP BY batch ORDER BY batch
      """;

  /** One gesture of a batch, and of an undo or a redo the one that it is about. */
  private static final String EXAMPLE =
      """
      SELECT g.act, g.act_subject, g.act_entry, f.path AS act_path, g.act_number, g.act_text,
        g.author AS maker, o.batch, o.author, o.at
      FROM gesture g
      LEFT JOIN field f ON f.number = g.act_field
      LEFT JOIN gesture o ON o.letter = g.letter AND o.number = g.act_number
        AND g.act IN ('undo', 'redo')
      WHERE g.letter = ? AND g.batch = ?
      """;

  /** What decisions on values made of them. */
  private static final String DECIDED =
      """
      SELECT g.batch, c.status, c.answer, COUNT(*) AS count
      FROM gesture g
      JOIN change c ON c.id >= g.first_change AND c.id < g.first_change + g.changes
      WHERE g.batch IS NOT NULL
        AND g.act IN ('confirm', 'accept-many', 'mark-not-stated', 'reject', 'correct',
          'select-text')
        AND c.answer NOT IN ('ENTRY', 'REMOVED')
      GROUP BY g.batch, c.status, c.answer
      """;

  private BatchRows() {}

  /** The first one first, by the order in which they were written: clocks can go back. */
  static List<StoredBatch> all(Connection connection) throws SQLException {
    Map<Integer, BatchId> ids = ids(connection);
    Map<Integer, DecisionCounts> counts = ids.isEmpty() ? Map.of() : counts(connection);
    List<StoredBatch> all = new ArrayList<>();
    try (var query = connection.prepareStatement(ALL);
        ResultSet row = query.executeQuery()) {
      while (!ids.isEmpty() && row.next()) {
        all.add(batch(connection, row, ids, counts));
      }
    }
    return List.copyOf(all);
  }

  private static Map<Integer, BatchId> ids(Connection connection) throws SQLException {
    try (var query = connection.prepareStatement("SELECT * FROM batch");
        ResultSet row = query.executeQuery()) {
      Map<Integer, BatchId> ids = new HashMap<>();
      while (row.next()) {
        ids.put(row.getInt("number"), id(row));
      }
      return ids;
    }
  }

  static BatchId id(ResultSet row) throws SQLException {
    return new BatchId(
        row.getObject("id", UUID.class), row.getString("starter"), row.getInt("letters"));
  }

  private static Map<Integer, DecisionCounts> counts(Connection connection) throws SQLException {
    try (var query = connection.prepareStatement(DECIDED);
        ResultSet row = query.executeQuery()) {
      Map<Integer, DecisionCounts> counts = new HashMap<>();
      while (row.next()) {
        DecisionCounts some =
            DecisionCounts.NONE.plus(
                Status.valueOf(row.getString("status")),
                row.getString("answer").equals(AnnotationRow.Kind.ABSENT.name()),
                row.getInt("count"));
        counts.merge(row.getInt("batch"), some, DecisionCounts::plus);
      }
      return counts;
    }
  }

  private static StoredBatch batch(
      Connection connection,
      ResultSet row,
      Map<Integer, BatchId> ids,
      Map<Integer, DecisionCounts> counts)
      throws SQLException {
    int number = row.getInt("batch");
    Instant at = row.getObject("at", Instant.class);
    try (PreparedStatement query = connection.prepareStatement(EXAMPLE)) {
      query.setInt(1, row.getInt("letter"));
      query.setInt(2, number);
      try (ResultSet example = query.executeQuery()) {
        example.next();
        return new StoredBatch(
            Optional.ofNullable(ids.get(number)).orElseThrow(),
            act(example),
            example.getString("maker"),
            at,
            row.getInt("gestures"),
            counts.getOrDefault(number, DecisionCounts.NONE),
            origin(example, ids));
      }
    }
  }

  /** The act in a row that has its columns, with the field's path as {@code act_path}. */
  static Act act(ResultSet row) throws SQLException {
    String path = row.getString("act_path");
    Optional<Target> target =
        path == null
            ? Optional.empty()
            : Optional.of(
                new Target(
                    row.getString("act_subject"), new FieldId(path), row.getString("act_entry")));
    return new ActRow(
            row.getString("act"), target, row.getInt("act_number"), row.getString("act_text"))
        .act();
  }

  private static Optional<StoredBatch.Origin> origin(ResultSet row, Map<Integer, BatchId> ids)
      throws SQLException {
    String author = row.getString("author");
    return author == null
        ? Optional.empty()
        : Optional.of(
            new StoredBatch.Origin(
                Optional.ofNullable(ids.get(row.getInt("batch"))),
                author,
                row.getObject("at", Instant.class)));
  }

  /** The ids of the letters that a batch changed, in order of arrival. */
  static List<String> letters(Connection connection, BatchId batch) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT id FROM letter WHERE number IN
              (SELECT letter FROM gesture WHERE batch =
                (SELECT number FROM batch WHERE id = ?)) ORDER BY number
            """)) {
      query.setObject(1, batch.id());
      return ids(query);
    }
  }

  /** As above, of a batch of the first format: by the author and the time of its gestures. */
  static List<String> letters(Connection connection, String author, Instant at)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT id FROM letter WHERE number IN
              (SELECT letter FROM gesture WHERE at = ? AND author = ? AND act IS NULL)
              ORDER BY number
            """)) {
      query.setObject(1, at);
      query.setString(2, author);
      return ids(query);
    }
  }

  private static List<String> ids(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      List<String> ids = new ArrayList<>();
      while (row.next()) {
        ids.add(HexFormat.of().formatHex(row.getBytes("id")));
      }
      return List.copyOf(ids);
    }
  }
}
