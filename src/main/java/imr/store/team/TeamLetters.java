package imr.store.team;

import imr.annotation.Headline;
import imr.letter.Letter;
import imr.letter.LetterText;
import imr.letter.OriginalFile;
import imr.letter.Sha256;
import imr.store.Availability;
import imr.store.LetterRow;
import imr.store.NewLetter;
import imr.store.NumberedRow;
import imr.store.StoreDamagedException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Reads and writes letters, their texts, and their original files. */
final class TeamLetters {
  private static final HexFormat HEX = HexFormat.of();

  /** Rows that are fetched at once, so that a large library isn't in memory twice. */
  private static final int FETCHED = 5_000;

  /** Notes a letter's headline. */
  static final String UPDATE =
      "UPDATE letter SET title = ?, line = ?, items = ?, open_blanks = ?, blanks = ?, state = ?,"
          + " flagged = ? WHERE number = ?";

  private TeamLetters() {}

  /** A letter's row, and where it is. */
  record Placed(NumberedRow numbered, Availability availability) {}

  /** Every letter, those in the trash too, in order of arrival; in a transaction. */
  static List<Placed> all(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT * FROM letter ORDER BY number")) {
      query.setFetchSize(FETCHED);
      try (ResultSet row = query.executeQuery()) {
        List<Placed> all = new ArrayList<>();
        while (row.next()) {
          all.add(placed(row));
        }
        return all;
      }
    }
  }

  /** Those of some letters that are there, in order of arrival. */
  static List<Placed> find(Connection connection, Collection<String> ids) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT * FROM letter WHERE id = ANY(?) ORDER BY number")) {
      byte[][] all = ids.stream().map(TeamLetters::bytes).toArray(byte[][]::new);
      query.setArray(1, connection.createArrayOf("bytea", all));
      try (ResultSet row = query.executeQuery()) {
        List<Placed> found = new ArrayList<>();
        while (row.next()) {
          found.add(placed(row));
        }
        return found;
      }
    }
  }

  static Optional<Placed> find(Connection connection, String id) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT * FROM letter WHERE id = ?")) {
      query.setBytes(1, bytes(id));
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(placed(row)) : Optional.empty();
      }
    }
  }

  private static Placed placed(ResultSet row) throws SQLException {
    Availability availability = Availability.valueOf(row.getString("availability"));
    LetterRow letter =
        new LetterRow(
            HEX.formatHex(row.getBytes("id")),
            row.getString("name"),
            headline(row),
            row.getBoolean("recognised"),
            TeamInstants.get(row, "added"),
            row.getInt("gestures"));
    return new Placed(
        new NumberedRow(
            row.getInt("number"),
            availability == Availability.ARCHIVED ? letter.inArchive() : letter),
        availability);
  }

  private static Headline headline(ResultSet row) throws SQLException {
    return new Headline(
        row.getString("title"),
        row.getString("line"),
        row.getInt("items"),
        row.getInt("open_blanks"),
        row.getInt("blanks"),
        Headline.State.valueOf(row.getString("state")),
        row.getBoolean("flagged"));
  }

  /**
   * The bytes of an id.
   *
   * @throws NoSuchElementException if no letter can have it
   */
  static byte[] bytes(String id) {
    try {
      return HEX.parseHex(id);
    } catch (IllegalArgumentException noHex) {
      throw new NoSuchElementException("no letter " + id, noHex);
    }
  }

  /** A letter and its number. */
  record Numbered(int number, Letter letter) {}

  /** The letter; throws as the store's methods do. */
  static Numbered letter(Connection connection, String id) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT l.number, l.name, l.recognised, t.text FROM letter l"
                + " LEFT JOIN letter_text t ON t.letter = l.number WHERE l.id = ?")) {
      query.setBytes(1, bytes(id));
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          throw new NoSuchElementException("no letter " + id);
        }
        return new Numbered(row.getInt("number"), checked(row, id));
      }
    }
  }

  private static Letter checked(ResultSet row, String id) throws SQLException {
    byte[] utf8 = row.getBytes("text");
    if (utf8 == null || !Sha256.of(utf8).equals(id)) {
      throw new StoreDamagedException("the text", id);
    }
    LetterText text = new LetterText(new String(utf8, StandardCharsets.UTF_8));
    return new Letter(id, row.getString("name"), text, row.getBoolean("recognised"));
  }

  /** The original file; throws as the store's methods do. */
  static OriginalFile original(Connection connection, String id) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT o.format, o.sha256, o.bytes FROM letter l"
                + " LEFT JOIN original o ON o.letter = l.number WHERE l.id = ?")) {
      query.setBytes(1, bytes(id));
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          throw new NoSuchElementException("no letter " + id);
        }
        byte[] bytes = row.getBytes("bytes");
        if (bytes == null || !Arrays.equals(row.getBytes("sha256"), Sha256.bytes(bytes))) {
          throw new StoreDamagedException("the original file", id);
        }
        return new OriginalFile(OriginalFile.OriginalType.valueOf(row.getString("format")), bytes);
      }
    }
  }

  /** Writes letters, their texts and files, and gives the numbers of those that were new, by id. */
  static Map<String, Integer> insert(Connection connection, Collection<NewLetter> letters)
      throws SQLException {
    Map<String, Integer> numbers = insertRows(connection, letters);
    try (PreparedStatement texts =
            connection.prepareStatement("INSERT INTO letter_text(letter, text) VALUES (?, ?)");
        PreparedStatement originals =
            connection.prepareStatement(
                "INSERT INTO original(letter, format, sha256, bytes) VALUES (?, ?, ?, ?)")) {
      for (NewLetter fresh : letters) {
        Optional<Integer> number = Optional.ofNullable(numbers.get(fresh.letter().id()));
        if (number.isPresent()) {
          text(texts, number.get(), fresh.letter());
          original(originals, number.get(), fresh.original());
        }
      }
      texts.executeBatch();
      originals.executeBatch();
    }
    return numbers;
  }

  private static Map<String, Integer> insertRows(
      Connection connection, Collection<NewLetter> letters) throws SQLException {
    try (PreparedStatement rows =
        connection.prepareStatement(
            "INSERT INTO letter(id, name, recognised, title, line, items, open_blanks, blanks,"
                + " state, flagged) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            new String[] {"id", "number"})) {
      for (NewLetter fresh : letters) {
        rows.setBytes(1, bytes(fresh.letter().id()));
        rows.setString(2, fresh.letter().name());
        rows.setBoolean(3, fresh.letter().recognised());
        set(rows, 4, fresh.headline());
        rows.addBatch();
      }
      rows.executeBatch();
      return numbers(rows);
    }
  }

  private static Map<String, Integer> numbers(PreparedStatement rows) throws SQLException {
    Map<String, Integer> numbers = new HashMap<>();
    try (ResultSet row = rows.getGeneratedKeys()) {
      while (row.next()) {
        numbers.put(HEX.formatHex(row.getBytes("id")), row.getInt("number"));
      }
    }
    return numbers;
  }

  private static void text(PreparedStatement texts, int number, Letter letter) throws SQLException {
    texts.setInt(1, number);
    texts.setBytes(2, letter.text().canonical().getBytes(StandardCharsets.UTF_8));
    texts.addBatch();
  }

  private static void original(PreparedStatement originals, int number, OriginalFile original)
      throws SQLException {
    byte[] bytes = original.bytes();
    originals.setInt(1, number);
    originals.setString(2, original.format().name());
    originals.setBytes(3, Sha256.bytes(bytes));
    originals.setBytes(4, bytes);
    originals.addBatch();
  }

  /** Notes a letter's headline; gives how many letters have the number, which is 1 or 0. */
  static int update(Connection connection, int number, Headline headline) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
      setUpdate(update, 1, number, headline);
      return update.executeUpdate();
    }
  }

  /** Sets the eight parameters of {@link #UPDATE}. */
  static void setUpdate(PreparedStatement update, int first, int number, Headline headline)
      throws SQLException {
    set(update, first, headline);
    update.setInt(first + 7, number);
  }

  /** Sets the seven columns of a headline; the type text has no NUL. */
  private static void set(PreparedStatement statement, int first, Headline headline)
      throws SQLException {
    statement.setString(first, headline.title().replace('\0', ' '));
    statement.setString(first + 1, headline.line().replace('\0', ' '));
    statement.setInt(first + 2, headline.items());
    statement.setInt(first + 3, headline.open());
    statement.setInt(first + 4, headline.total());
    statement.setString(first + 5, headline.state().name());
    statement.setBoolean(first + 6, headline.flagged());
  }
}
