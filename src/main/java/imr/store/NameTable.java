package imr.store;

import imr.annotation.Annotation;
import imr.annotation.Change;
import imr.annotation.FieldId;
import imr.annotation.Target;
import imr.ledger.ActRow;
import imr.ledger.BatchId;
import imr.ledger.Gesture;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that the ledger's rows have for names of fields, sources and batches. Belongs to the
 * connection that writes; what reads the ledger joins the three tables.
 */
final class NameTable {
  private final Map<String, Integer> fields = new HashMap<>();
  private final Map<ProvenanceRow, Integer> sources = new HashMap<>();
  private final Map<BatchId, Integer> batches = new HashMap<>();

  /** Reads the names that are there. */
  static NameTable in(Connection connection) throws SQLException {
    NameTable names = new NameTable();
    try (var query = connection.prepareStatement("SELECT number, path FROM field");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        names.fields.put(row.getString("path"), row.getInt("number"));
      }
    }
    try (var query = connection.prepareStatement("SELECT * FROM source");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        names.sources.put(source(row, "version"), row.getInt("number"));
      }
    }
    try (var query = connection.prepareStatement("SELECT * FROM batch");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        names.batches.put(BatchRows.id(row), row.getInt("number"));
      }
    }
    return names;
  }

  static ProvenanceRow source(ResultSet row, String version) throws SQLException {
    return new ProvenanceRow(
        ProvenanceRow.Kind.valueOf(row.getString("kind")),
        row.getString("name"),
        row.getString(version),
        row.getString("rule"));
  }

  int field(String path) {
    return known(fields.get(path));
  }

  int source(ProvenanceRow source) {
    return known(sources.get(source));
  }

  int batch(BatchId batch) {
    return known(batches.get(batch));
  }

  private static int known(@Nullable Integer number) {
    if (number == null) {
      throw new IllegalStateException("a name that was not learned");
    }
    return number;
  }

  /**
   * Gives every name in the gestures its number. Commits, and only then remembers: a number that
   * was rolled back must not be used.
   */
  void learn(Connection connection, List<Gesture> gestures) throws SQLException {
    Map<String, Integer> newFields = new HashMap<>();
    Map<ProvenanceRow, Integer> newSources = new HashMap<>();
    Map<BatchId, Integer> newBatches = new HashMap<>();
    for (Gesture gesture : gestures) {
      ActRow.of(gesture.act())
          .target()
          .map(Target::field)
          .map(FieldId::path)
          .ifPresent(path -> number(path, fields, newFields));
      gesture.batch().ifPresent(b -> number(b, batches, newBatches));
      for (Change change : gesture.changes()) {
        number(change.target().field().path(), fields, newFields);
        change
            .after()
            .map(Annotation::provenance)
            .map(ProvenanceRow::of)
            .ifPresent(s -> number(s, sources, newSources));
      }
    }
    if (newFields.isEmpty() && newSources.isEmpty() && newBatches.isEmpty()) {
      return;
    }
    insertFields(connection, newFields);
    insertSources(connection, newSources);
    insertBatches(connection, newBatches);
    connection.commit();
    fields.putAll(newFields);
    sources.putAll(newSources);
    batches.putAll(newBatches);
  }

  private static <T> void number(T name, Map<T, Integer> known, Map<T, Integer> fresh) {
    if (!known.containsKey(name)) {
      fresh.putIfAbsent(name, known.size() + fresh.size() + 1);
    }
  }

  private static void insertFields(Connection connection, Map<String, Integer> fresh)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO field(number, path) VALUES (?, ?)")) {
      for (var field : fresh.entrySet()) {
        insert.setInt(1, field.getValue());
        insert.setString(2, field.getKey());
        insert.executeUpdate();
      }
    }
  }

  private static void insertSources(Connection connection, Map<ProvenanceRow, Integer> fresh)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO source(number, kind, name, version, rule) VALUES (?, ?, ?, ?, ?)")) {
      for (var source : fresh.entrySet()) {
        insert.setInt(1, source.getValue());
        insert.setString(2, source.getKey().kind().name());
        insert.setString(3, source.getKey().name());
        insert.setString(4, source.getKey().version());
        insert.setString(5, source.getKey().rule());
        insert.executeUpdate();
      }
    }
  }

  private static void insertBatches(Connection connection, Map<BatchId, Integer> fresh)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO batch(number, id, starter, letters) VALUES (?, ?, ?, ?)")) {
      for (var batch : fresh.entrySet()) {
        insert.setInt(1, batch.getValue());
        insert.setObject(2, batch.getKey().id());
        insert.setString(3, batch.getKey().by());
        insert.setInt(4, batch.getKey().letters());
        insert.executeUpdate();
      }
    }
  }
}
