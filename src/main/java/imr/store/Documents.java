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
import java.util.List;

/** Reads and writes the table of documents. */
final class Documents {
  private Documents() {}

  /** False, and nothing is written, where one of that kind and name about the same is there. */
  static boolean add(Connection connection, Document document) throws SQLException {
    if (isThere(connection, document)) {
      return false;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO document(number, kind, about, name, at, sha256, text)
              VALUES ((SELECT COALESCE(MAX(number), 0) + 1 FROM document), ?, ?, ?, ?, ?, ?)
            """)) {
      insert.setString(1, document.kind().name());
      insert.setString(2, document.about());
      insert.setString(3, document.name());
      insert.setObject(4, document.at());
      insert.setBytes(5, hash(document.text()));
      insert.setCharacterStream(6, new StringReader(document.text()));
      insert.executeUpdate();
    }
    return true;
  }

  static boolean isThere(Connection connection, Document document) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT 1 FROM document WHERE kind = ? AND about = ? AND name = ?")) {
      query.setString(1, document.kind().name());
      query.setString(2, document.about());
      query.setString(3, document.name());
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
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

  /** What documents of a kind are about, in order of arrival. */
  static List<String> about(Connection connection, Document.Kind kind) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT about FROM document WHERE kind = ? GROUP BY about ORDER BY MIN(number)")) {
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
    try (var query = connection.prepareStatement("SELECT * FROM document ORDER BY number");
        ResultSet row = query.executeQuery()) {
      List<String> found = new ArrayList<>();
      while (row.next()) {
        if (!Arrays.equals(row.getBytes("sha256"), hash(row.getString("text")))) {
          found.add(Document.Kind.valueOf(row.getString("kind")).damaged(row.getString("name")));
        }
      }
      return List.copyOf(found);
    }
  }

  /** Those that can be read, of all kinds, in order of arrival. */
  static List<Document> readable(Connection connection) throws SQLException {
    try (var query = connection.prepareStatement("SELECT * FROM document ORDER BY number");
        ResultSet row = query.executeQuery()) {
      List<Document> all = new ArrayList<>();
      while (row.next()) {
        if (Arrays.equals(row.getBytes("sha256"), hash(row.getString("text")))) {
          all.add(document(Document.Kind.valueOf(row.getString("kind")), row));
        }
      }
      return List.copyOf(all);
    }
  }

  private static Document document(Document.Kind kind, ResultSet row) throws SQLException {
    String text = row.getString("text");
    if (!Arrays.equals(row.getBytes("sha256"), hash(text))) {
      throw new StoreDamagedException("a document", row.getString("about"));
    }
    return new Document(
        kind,
        row.getString("about"),
        row.getString("name"),
        row.getObject("at", Instant.class),
        text);
  }

  private static byte[] hash(String text) {
    return Sha256.bytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
