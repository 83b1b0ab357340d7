package imr.store.team;

import imr.annotation.Annotation;
import imr.ledger.AnnotationAfter;
import imr.ledger.BatchId;
import imr.ledger.DecisionCounts;
import imr.ledger.GestureCodec;
import imr.ledger.GestureRow;
import imr.store.StoreDamagedException;
import imr.store.StoredBatch;
import java.io.IOException;
import java.sql.Array;
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

/** Reads batch actions from the gestures' rows. */
final class TeamBatches {
  /** Each batch with one of its gestures, and of an undo or a redo the one that it is about. */
  private static final String ALL =
      """
      SELECT b.gestures, b.at, e.author, e.bytes, e.batch AS own_id, e.batch_by AS own_by,
        e.batch_letters AS own_letters,
        o.author AS about_author, o.at_seconds AS about_seconds, o.at_nanos AS about_nanos,
        o.batch AS about_id, o.batch_by AS about_by, o.batch_letters AS about_letters
      FROM (SELECT batch, count(*) AS gestures, min(ARRAY[at_seconds, at_nanos]) AS at,
              min(letter) AS letter, min(place) AS place
            FROM gesture WHERE batch IS NOT NULL GROUP BY batch) AS b
      JOIN gesture e ON e.batch = b.batch AND e.letter = b.letter
      LEFT JOIN gesture o ON o.letter = e.letter AND o.number = e.act_number
        AND e.act IN ('undo', 'redo')
      ORDER BY b.place
      """;

  /** The gestures that decide on values; those of larger batches would be long on their way. */
  private static final String DECIDED =
      """
      SELECT batch, bytes FROM gesture WHERE batch IS NOT NULL AND batch_letters <= 2000
        AND act IN ('confirm', 'accept-many', 'mark-not-stated', 'reject', 'correct',
          'select-text')
      """;

  private TeamBatches() {}

  /** The first one first, by the order in which they were written: clocks can go back. */
  static List<StoredBatch> all(Connection connection) throws SQLException {
    Map<UUID, DecisionCounts> counts = counts(connection);
    try (PreparedStatement query = connection.prepareStatement(ALL);
        ResultSet row = query.executeQuery()) {
      List<StoredBatch> all = new ArrayList<>();
      while (row.next()) {
        BatchId batch = id(row, "own").orElseThrow();
        all.add(
            new StoredBatch(
                batch,
                gesture(row).act(),
                row.getString("author"),
                at(row.getArray("at")),
                row.getInt("gestures"),
                counts.getOrDefault(batch.id(), DecisionCounts.NONE),
                origin(row)));
      }
      return List.copyOf(all);
    }
  }

  private static Map<UUID, DecisionCounts> counts(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(DECIDED);
        ResultSet row = query.executeQuery()) {
      Map<UUID, DecisionCounts> counts = new HashMap<>();
      while (row.next()) {
        List<Optional<Annotation>> afters =
            gesture(row).afters().stream().map(AnnotationAfter::annotation).toList();
        counts.merge(
            row.getObject("batch", UUID.class), DecisionCounts.of(afters), DecisionCounts::plus);
      }
      return counts;
    }
  }

  private static Optional<BatchId> id(ResultSet row, String whose) throws SQLException {
    Optional<UUID> id = Optional.ofNullable(row.getObject(whose + "_id", UUID.class));
    return id.isPresent()
        ? Optional.of(
            new BatchId(id.get(), row.getString(whose + "_by"), row.getInt(whose + "_letters")))
        : Optional.empty();
  }

  private static GestureRow gesture(ResultSet row) throws SQLException {
    try {
      return GestureCodec.row(row.getBytes("bytes"));
    } catch (IOException damaged) {
      throw new StoreDamagedException("a gesture", "");
    }
  }

  private static Instant at(Array parts) throws SQLException {
    Long[] both = (Long[]) parts.getArray();
    return Instant.ofEpochSecond(both[0], both[1]);
  }

  private static Optional<StoredBatch.Origin> origin(ResultSet row) throws SQLException {
    Optional<String> author = Optional.ofNullable(row.getString("about_author"));
    return author.isPresent()
        ? Optional.of(
            new StoredBatch.Origin(id(row, "about"), author.get(), TeamInstants.get(row, "about")))
        : Optional.empty();
  }

  /** The ids of the letters that a batch changed, in order of arrival. */
  static List<String> letters(Connection connection, BatchId batch) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT id FROM letter WHERE number IN (SELECT letter FROM gesture WHERE batch = ?)"
                + " ORDER BY number")) {
      query.setObject(1, batch.id());
      return ids(query);
    }
  }

  /** As above, of a batch of the first format: by the author and the time of its gestures. */
  static List<String> letters(Connection connection, String author, Instant at)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT id FROM letter WHERE number IN (SELECT letter FROM gesture WHERE at_seconds = ?"
                + " AND at_nanos = ? AND author = ? AND act IS NULL) ORDER BY number")) {
      TeamInstants.set(query, 1, at);
      query.setString(3, author);
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
