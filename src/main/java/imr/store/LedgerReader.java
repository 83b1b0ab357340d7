package imr.store;

import imr.annotation.Annotation;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.ledger.AnnotationAfter;
import imr.ledger.AnnotationRow;
import imr.ledger.Author;
import imr.ledger.BatchId;
import imr.ledger.Gesture;
import imr.ledger.GestureCodec;
import imr.ledger.GestureRow;
import imr.ledger.LedgerBuilder;
import imr.ledger.LegacyDescription;
import imr.letter.Letter;
import imr.letter.Span;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the ledger of one letter, in two steps: the rows while the connection is one's own, and
 * then, when others may have it already, each gesture is checked against its hash.
 */
final class LedgerReader {
  private static final String GESTURES =
      """
      SELECT l.gestures, g.number, g.what, g.author, g.version, g.at, g.undoes, g.redoes, g.act,
        g.act_subject, af.path AS act_path, g.act_entry, g.act_number, g.act_text,
        b.id, b.starter, b.letters, g.sha256
      FROM letter l
      JOIN gesture g ON g.letter = l.number
      LEFT JOIN field af ON af.number = g.act_field
      LEFT JOIN batch b ON b.number = g.batch
      WHERE l.number = ? ORDER BY g.number
      """;

  /** Read by the columns' numbers: these are most rows of all, and H2 looks each name up. */
  private static final String CHANGES =
      """
      SELECT g.number, c.subject, f.path, c.entry, c.answer, c.said, c.span_start, c.span_end,
        c.status, c.confidence, c.said_at, s.kind, s.name, s.version, s.rule
      FROM gesture g
      JOIN change c ON c.id BETWEEN g.first_change AND g.first_change + g.changes - 1
      LEFT JOIN field f ON f.number = c.field
      LEFT JOIN source s ON s.number = c.source
      WHERE g.letter = ? ORDER BY g.number, c.id
      """;

  private final Letter letter;

  /** Without their changes. */
  private final List<GestureRow> gestures = new ArrayList<>();

  private final List<byte[]> hashes = new ArrayList<>();

  /** By the gestures' numbers. */
  private final Map<Integer, List<AnnotationAfter>> changes = new HashMap<>();

  private int written;
  private boolean broken;

  private LedgerReader(Letter letter) {
    this.letter = letter;
  }

  /** Reads the rows of a letter's ledger. */
  static LedgerReader of(Connection connection, int number, Letter letter) throws SQLException {
    LedgerReader reader = new LedgerReader(letter);
    try {
      reader.readGestures(connection, number);
      reader.readChanges(connection, number);
    } catch (IllegalArgumentException
        | IllegalStateException
        | IndexOutOfBoundsException
        | NullPointerException e) {
      // Columns that make no gesture at all; the accident's words may quote them.
      reader.broken = true;
    }
    return reader;
  }

  /** The first gestures, up to one that is not what was written. */
  static List<Gesture> readable(Connection connection, int number, Letter letter) {
    LedgerReader reader = new LedgerReader(letter);
    reader.readAsFarAsItGoes(() -> reader.readGestures(connection, number));
    reader.readAsFarAsItGoes(() -> reader.readChanges(connection, number));
    LedgerBuilder ledger = new LedgerBuilder();
    reader.replay(ledger);
    return ledger.build().gestures();
  }

  private interface Rows {
    void read() throws SQLException;
  }

  private void readAsFarAsItGoes(Rows rows) {
    try {
      rows.read();
    } catch (SQLException | RuntimeException damaged) {
      // A damaged page answers with any exception; what was read before it has its hash.
      broken = true;
    }
  }

  /**
   * The letter with its ledger; needs no connection.
   *
   * @throws StoreDamagedException if a gesture isn't what was written
   */
  LoadedLetter loaded() {
    LedgerBuilder ledger = new LedgerBuilder();
    Optional<String> damaged = replay(ledger);
    if (damaged.isPresent()) {
      throw new StoreDamagedException(damaged.get(), letter.id());
    }
    return LoadedLetter.of(letter, ledger.build());
  }

  /** Adds the gestures up to the first that isn't what was written, and returns what is damaged. */
  private Optional<String> replay(LedgerBuilder ledger) {
    int last = 0;
    try {
      for (GestureRow bare : gestures) {
        GestureRow whole = bare.with(changes.getOrDefault(bare.number(), List.of()));
        if (whole.number() != last + 1
            || !Arrays.equals(hashes.get(last), GestureCodec.hash(letter.id(), whole))) {
          return Optional.of("gesture " + (last + 1));
        }
        ledger.add(whole);
        last++;
      }
    } catch (IllegalArgumentException
        | IllegalStateException
        | IndexOutOfBoundsException
        | NullPointerException noSuchGesture) {
      return Optional.of("a gesture");
    }
    if (broken) {
      return Optional.of("a gesture");
    }
    return last == 0 || last != written ? Optional.of("the last gestures") : Optional.empty();
  }

  private void readGestures(Connection connection, int number) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(GESTURES)) {
      query.setInt(1, number);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          written = row.getInt("gestures");
          GestureRow bare = gesture(row);
          hashes.add(row.getBytes("sha256"));
          gestures.add(bare);
        }
      }
    }
  }

  private void readChanges(Connection connection, int number) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(CHANGES)) {
      query.setInt(1, number);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          changes.computeIfAbsent(row.getInt(1), _ -> new ArrayList<>()).add(change(row));
        }
      }
    }
  }

  private AnnotationAfter change(ResultSet row) throws SQLException {
    Target target = new Target(row.getString(2), new FieldId(row.getString(3)), row.getString(4));
    return new AnnotationAfter(target, annotation(row, target));
  }

  private static GestureRow gesture(ResultSet row) throws SQLException {
    int number = row.getInt("number");
    Instant at = row.getObject("at", Instant.class);
    if (row.getString("act") == null) {
      return GestureRow.firstForm(number, firstForm(row), at, List.of());
    }
    if (row.getString("what") != null || row.getInt("undoes") + row.getInt("redoes") > 0) {
      throw new IllegalArgumentException("a gesture of both formats");
    }
    Author author =
        Author.of(row.getString("author"), Optional.ofNullable(row.getString("version")));
    return new GestureRow(
        number, BatchRows.act(row), author, at, batch(row), List.of(), Optional.empty());
  }

  private static LegacyDescription firstForm(ResultSet row) throws SQLException {
    return new LegacyDescription(
        row.getString("what"), row.getString("author"), row.getInt("undoes"), row.getInt("redoes"));
  }

  private static Optional<BatchId> batch(ResultSet row) throws SQLException {
    return row.getObject("id") == null ? Optional.empty() : Optional.of(BatchRows.id(row));
  }

  private Optional<Annotation> annotation(ResultSet row, Target target) throws SQLException {
    String answer = row.getString(5);
    if (answer.equals(LedgerWriter.REMOVED)) {
      return Optional.empty();
    }
    AnnotationRow.Kind kind = AnnotationRow.Kind.valueOf(answer);
    String value = row.getString(6);
    return Optional.of(
        new AnnotationRow(
                kind,
                value == null ? "" : value,
                evidence(row),
                Status.valueOf(row.getString(9)),
                provenance(row))
            .at(target));
  }

  /** Quotes are not stored: they are the letter's own text. */
  private Optional<Evidence> evidence(ResultSet row) throws SQLException {
    int start = row.getInt(7);
    return row.wasNull()
        ? Optional.empty()
        : Optional.of(Evidence.in(letter.text(), new Span(start, row.getInt(8))));
  }

  private static Provenance provenance(ResultSet row) throws SQLException {
    return switch (ProvenanceRow.Kind.valueOf(row.getString(12))) {
      case PERSON -> new Provenance.Person(row.getString(13), row.getObject(11, Instant.class));
      case PROGRAM ->
          new Provenance.Program(
              row.getString(13), row.getString(14), row.getString(15), row.getDouble(10));
    };
  }
}
