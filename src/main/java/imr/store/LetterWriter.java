package imr.store;

import imr.letter.OriginalFile;
import imr.letter.Sha256;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;

/** Writes new letters, many in one transaction; {@link #flush} before the commit. */
final class LetterWriter implements AutoCloseable {
  private final PreparedStatement letters;
  private final PreparedStatement texts;
  private final PreparedStatement originals;
  private int nextLetter;

  /** Takes the numbers after the last one; nobody else may write until the transaction ends. */
  LetterWriter(Connection connection) throws SQLException {
    this.nextLetter = lastLetter(connection) + 1;
    this.letters =
        connection.prepareStatement(
            """
            INSERT INTO letter(number, id, name, recognised, added, gestures,
              title, line, items, open_blanks, blanks, state, flagged)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
    this.texts = connection.prepareStatement("INSERT INTO letter_text(letter, text) VALUES (?, ?)");
    this.originals =
        connection.prepareStatement(
            "INSERT INTO original(letter, format, sha256, bytes) VALUES (?, ?, ?, ?)");
  }

  private static int lastLetter(Connection connection) throws SQLException {
    try (var query = connection.prepareStatement("SELECT MAX(number) FROM letter");
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  /** Writes the letter and its file, but not its ledger; gives its number. */
  int write(LetterCopy letter) throws SQLException {
    int number = nextLetter++;
    letters.setInt(1, number);
    letters.setBytes(2, HexFormat.of().parseHex(letter.letter().id()));
    letters.setString(3, letter.letter().name());
    letters.setBoolean(4, letter.letter().recognised());
    letters.setObject(5, letter.ledger().getFirst().at());
    letters.setInt(6, letter.ledger().getLast().number());
    LetterTables.set(letters, 7, letter.headline());
    letters.addBatch();
    texts.setInt(1, number);
    texts.setCharacterStream(2, new StringReader(letter.letter().text().canonical()));
    texts.addBatch();
    if (letter.original().isPresent()) {
      write(number, letter.original().get());
    }
    return number;
  }

  void write(int number, OriginalFile original) throws SQLException {
    byte[] bytes = original.bytes();
    originals.setInt(1, number);
    originals.setString(2, original.format().name());
    originals.setBytes(3, Sha256.bytes(bytes));
    originals.setBinaryStream(4, new ByteArrayInputStream(bytes), bytes.length);
    originals.addBatch();
  }

  /** Sends what was written to the database. */
  void flush() throws SQLException {
    letters.executeBatch();
    texts.executeBatch();
    originals.executeBatch();
  }

  @Override
  public void close() throws SQLException {
    letters.close();
    texts.close();
    originals.close();
  }
}
