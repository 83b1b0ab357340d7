package imr.store.team;

import imr.letter.Sha256;
import imr.store.Document;
import imr.store.StoreDamagedException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads and writes documents. */
final class TeamDocuments {
  private TeamDocuments() {}

  /** False, and nothing is written, where one of that kind and name about the same is there. */
  static boolean add(Connection connection, Document document) throws SQLException {
    byte[] text = document.text().getBytes(StandardCharsets.UTF_8);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO document(kind, about, name, at_seconds, at_nanos, sha256, text)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
      insert.setString(1, document.kind().name());
      insert.setString(2, document.about());
      insert.setString(3, document.name());
      TeamInstants.set(insert, 4, document.at());
      insert.setBytes(6, Sha256.bytes(text));
      insert.setBytes(7, text);
      return insert.executeUpdate() > 0;
    }
  }

  /** In order of arrival; {@link StoreDamagedException} where one is not what was written. */
  static List<Document> all(Connection connection, Document.Kind kind, String about)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT * FROM document WHERE kind = ? AND about = ? ORDER BY number")) {
      query.setString(1, kind.name());
      query.setString(2, about);
      try (ResultSet row = query.executeQuery()) {
        List<Document> all = new ArrayList<>();
        while (row.next()) {
          all.add(document(kind, row));
        }
        return List.copyOf(all);
      }
    }
  }

  private static Document document(Document.Kind kind, ResultSet row) throws SQLException {
    if (!holds(row)) {
      throw new StoreDamagedException("a document", row.getString("about"));
    }
    return new Document(
        kind,
        row.getString("about"),
        row.getString("name"),
        TeamInstants.get(row, "at"),
        new String(row.getBytes("text"), StandardCharsets.UTF_8));
  }

  /** True where a row with a text and its hash is what was written. */
  static boolean holds(ResultSet row) throws SQLException {
    return Arrays.equals(row.getBytes("sha256"), Sha256.bytes(row.getBytes("text")));
  }

  /** What documents of a kind are about, in order of arrival. */
  static List<String> about(Connection connection, Document.Kind kind) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT about FROM document WHERE kind = ? GROUP BY about ORDER BY min(number)")) {
      query.setString(1, kind.name());
      try (ResultSet row = query.executeQuery()) {
        List<String> all = new ArrayList<>();
        while (row.next()) {
          all.add(row.getString("about"));
        }
        return List.copyOf(all);
      }
    }
  }

  /** A sentence for each that is not what was written. */
  static List<String> trouble(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement("SELECT * FROM document ORDER BY number");
        ResultSet row = query.executeQuery()) {
      List<String> found = new ArrayList<>();
      while (row.next()) {
        if (!holds(row)) {
          found.add(Document.Kind.valueOf(row.getString("kind")).damaged(row.getString("name")));
        }
      }
      return found;
    }
  }
}
