package imr.store;

import imr.annotation.Headline;
import imr.letter.Letter;
import imr.letter.OriginalFile;
import imr.letter.Sha256;
import imr.store.JournalRecord.Arrival;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the tables of letters, their texts and their original files. */
final class LetterTables {
  private static final HexFormat HEX = HexFormat.of();

  /** Its columns stand in the order in which {@link #row(ResultSet)} reads them. */
  private static final String ROWS =
      """
      SELECT number, id, name, recognised, added, gestures, title, line, items, open_blanks,
        blanks, state, flagged
      FROM letter
      """;

  private LetterTables() {}

  /** Every letter in order of arrival; touches no text and no file. */
  static List<LetterRow> all(Connection connection) throws SQLException {
    return numbered(connection).stream().map(NumberedRow::row).toList();
  }

  /** As above, each with its number. */
  static List<NumberedRow> numbered(Connection connection) throws SQLException {
    try (var query = connection.prepareStatement(ROWS + "ORDER BY number");
        ResultSet row = query.executeQuery()) {
      List<NumberedRow> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(new NumberedRow(row.getInt(1), row(row)));
      }
      return List.copyOf(rows);
    }
  }

  /** By number: a library has a hundred thousand rows, and H2 looks each name up. */
  private static LetterRow row(ResultSet row) throws SQLException {
    return new LetterRow(
        HEX.formatHex(row.getBytes(2)),
        row.getString(3),
        headline(row),
        row.getBoolean(4),
        row.getObject(5, Instant.class),
        row.getInt(6));
  }

  private static Headline headline(ResultSet row) throws SQLException {
    return new Headline(
        row.getString(7),
        row.getString(8),
        row.getInt(9),
        row.getInt(10),
        row.getInt(11),
        Headline.State.valueOf(row.getString(12)),
        row.getBoolean(13));
  }

  /** The number of the letter; refused with an exception when the store has none of that id. */
  static int number(Connection connection, String id) throws SQLException {
    return find(connection, id).orElseThrow(() -> new NoSuchElementException("no letter " + id));
  }

  static OptionalInt find(Connection connection, String id) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT number FROM letter WHERE id = ?")) {
      query.setBytes(1, HEX.parseHex(id));
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
      }
    }
  }

  /** The number of the letter's last gesture, as its row says. */
  static int gestures(Connection connection, int number) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT gestures FROM letter WHERE number = ?")) {
      query.setInt(1, number);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getInt(1) : 0;
      }
    }
  }

  /** The letter's row; refused with an exception when there is none. */
  static LetterRow row(Connection connection, int number) throws SQLException {
    return find(connection, number).orElseThrow();
  }

  static Optional<LetterRow> find(Connection connection, int number) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(ROWS + "WHERE number = ?")) {
      query.setInt(1, number);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(row(row)) : Optional.empty();
      }
    }
  }

  /** The letter; {@link StoreDamagedException} when its text no longer gives its id. */
  static Letter letter(Connection connection, int number) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT l.id, l.name, l.recognised, t.text
            FROM letter l LEFT JOIN letter_text t ON t.letter = l.number WHERE l.number = ?
            """)) {
      query.setInt(1, number);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return checked(row);
      }
    }
  }

  private static Letter checked(ResultSet row) throws SQLException {
    String id = HEX.formatHex(row.getBytes("id"));
    String text = row.getString("text");
    if (text == null || text.indexOf('\r') >= 0) {
      throw new StoreDamagedException("the text", id);
    }
    Letter letter = Letter.of(row.getString("name"), text, row.getBoolean("recognised"));
    if (!letter.id().equals(id)) {
      throw new StoreDamagedException("the text", id);
    }
    return letter;
  }

  /** Letters that came in after the first so many, in order of arrival. */
  static List<Arrival> after(Connection connection, int known) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT id, name FROM letter WHERE number > ? ORDER BY number")) {
      query.setInt(1, known);
      List<Arrival> arrivals = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          arrivals.add(new Arrival(HEX.formatHex(row.getBytes("id")), row.getString("name")));
        }
      }
      return arrivals;
    }
  }

  /** Ids and names of letters whose original file is not there. */
  static List<Arrival> withoutOriginal(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement(
                """
                SELECT l.id, l.name FROM letter l LEFT JOIN original o ON o.letter = l.number
                WHERE o.letter IS NULL ORDER BY l.number
                """);
        ResultSet row = query.executeQuery()) {
      List<Arrival> found = new ArrayList<>();
      while (row.next()) {
        found.add(new Arrival(HEX.formatHex(row.getBytes("id")), row.getString("name")));
      }
      return found;
    }
  }

  static boolean hasOriginal(Connection connection, int number) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT 1 FROM original WHERE letter = ?")) {
      query.setInt(1, number);
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }

  /** The original file; {@link StoreDamagedException} when its bytes no longer give their hash. */
  static OriginalFile original(Connection connection, String id) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT format, sha256, bytes FROM original WHERE letter = ?")) {
      query.setInt(1, number(connection, id));
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          throw new StoreDamagedException("the original file", id);
        }
        byte[] bytes = row.getBytes("bytes");
        if (!Arrays.equals(row.getBytes("sha256"), Sha256.bytes(bytes))) {
          throw new StoreDamagedException("the original file", id);
        }
        return new OriginalFile(OriginalFile.OriginalType.valueOf(row.getString("format")), bytes);
      }
    }
  }

  /** Notes a letter's new last gesture and headline. */
  static void update(Connection connection, int number, int gestures, Headline headline)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE letter SET gestures = ?, title = ?, line = ?, items = ?, open_blanks = ?,
              blanks = ?, state = ?, flagged = ? WHERE number = ?
            """)) {
      update.setInt(1, gestures);
      set(update, 2, headline);
      update.setInt(9, number);
      update.executeUpdate();
    }
  }

  /** Sets the seven columns of a headline, from the given one on. */
  static void set(PreparedStatement statement, int first, Headline headline) throws SQLException {
    statement.setString(first, headline.title());
    statement.setString(first + 1, headline.line());
    statement.setInt(first + 2, headline.items());
    statement.setInt(first + 3, headline.open());
    statement.setInt(first + 4, headline.total());
    statement.setString(first + 5, headline.state().name());
    statement.setBoolean(first + 6, headline.flagged());
  }
}
