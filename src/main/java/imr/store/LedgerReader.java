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
import imr.ledger.Ledger;
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
import java.util.List;
import java.util.Optional;

/** Reads the ledger of one letter and checks each gesture against its hash. */
final class LedgerReader {
  private static final String LEDGER =
      """
      SELECT l.gestures, g.number, g.what, g.author, g.version, g.at, g.undoes, g.redoes, g.act,
        g.act_subject, af.path AS act_path, g.act_entry, g.act_number, g.act_text,
        b.id, b.starter, b.letters, g.changes, g.sha256,
        c.subject, f.path, c.entry, c.answer, c.said, c.span_start, c.span_end, c.status,
        c.confidence, c.said_at, s.kind, s.name, s.version AS source_version, s.rule
      FROM letter l
      JOIN gesture g ON g.letter = l.number
      LEFT JOIN field af ON af.number = g.act_field
      LEFT JOIN batch b ON b.number = g.batch
      LEFT JOIN change c ON c.id BETWEEN g.first_change AND g.first_change + g.changes - 1
      LEFT JOIN field f ON f.number = c.field
      LEFT JOIN source s ON s.number = c.source
      WHERE l.number = ? ORDER BY g.number, c.id
      """;

  private final Letter letter;
  private final LedgerBuilder ledger = new LedgerBuilder();
  private int last;
  private int written;

  private LedgerReader(Letter letter) {
    this.letter = letter;
  }

  /**
   * The letter's ledger.
   *
   * @throws StoreDamagedException if a gesture isn't what was written
   */
  static Ledger ledger(Connection connection, int number, Letter letter) throws SQLException {
    LedgerReader reader = new LedgerReader(letter);
    try (PreparedStatement query = connection.prepareStatement(LEDGER)) {
      query.setInt(1, number);
      try (ResultSet row = query.executeQuery()) {
        reader.readAll(row);
      }
    } catch (IllegalArgumentException
        | IllegalStateException
        | IndexOutOfBoundsException
        | NullPointerException e) {
      // Columns that make no gesture at all; the accident's words may quote them.
      throw new StoreDamagedException("a gesture", letter.id());
    }
    if (reader.last == 0 || reader.last != reader.written) {
      throw new StoreDamagedException("the last gestures", letter.id());
    }
    return reader.ledger.build();
  }

  /** The first gestures, up to one that is not what was written. */
  static List<Gesture> readable(Connection connection, int number, Letter letter)
      throws SQLException {
    LedgerReader reader = new LedgerReader(letter);
    try (PreparedStatement query = connection.prepareStatement(LEDGER)) {
      query.setInt(1, number);
      try (ResultSet row = query.executeQuery()) {
        reader.readAll(row);
      }
    } catch (SQLException | RuntimeException damaged) {
      // A damaged page answers with any exception; what was read before it has its hash.
      return reader.ledger.build().gestures();
    }
    return reader.ledger.build().gestures();
  }

  private void readAll(ResultSet row) throws SQLException {
    boolean more = row.next();
    while (more) {
      more = readGesture(row);
    }
  }

  /** Reads one gesture and its changes; false when it was the last. */
  private boolean readGesture(ResultSet row) throws SQLException {
    int number = row.getInt("number");
    byte[] hash = row.getBytes("sha256");
    int size = row.getInt("changes");
    GestureRow bare = gesture(row, List.of());
    written = row.getInt("gestures");
    List<AnnotationAfter> afters = new ArrayList<>();
    boolean more = true;
    if (size == 0) {
      more = row.next();
    }
    while (more && afters.size() < size && row.getInt("number") == number) {
      Target target = target(row);
      afters.add(new AnnotationAfter(target, annotation(row, target)));
      more = row.next();
    }
    GestureRow whole = bare.with(afters);
    boolean next = number == last + 1;
    if (!next || !Arrays.equals(hash, GestureCodec.hash(letter.id(), whole))) {
      throw new StoreDamagedException("gesture " + (last + 1), letter.id());
    }
    ledger.add(whole);
    last++;
    return more;
  }

  private static GestureRow gesture(ResultSet row, List<AnnotationAfter> afters)
      throws SQLException {
    int number = row.getInt("number");
    Instant at = row.getObject("at", Instant.class);
    if (row.getString("act") == null) {
      return GestureRow.firstForm(number, firstForm(row), at, afters);
    }
    if (row.getString("what") != null || row.getInt("undoes") + row.getInt("redoes") > 0) {
      throw new IllegalArgumentException("a gesture of both formats");
    }
    Author author =
        Author.of(row.getString("author"), Optional.ofNullable(row.getString("version")));
    return new GestureRow(
        number, BatchRows.act(row), author, at, batch(row), afters, Optional.empty());
  }

  private static LegacyDescription firstForm(ResultSet row) throws SQLException {
    return new LegacyDescription(
        row.getString("what"), row.getString("author"), row.getInt("undoes"), row.getInt("redoes"));
  }

  private static Optional<BatchId> batch(ResultSet row) throws SQLException {
    return row.getObject("id") == null ? Optional.empty() : Optional.of(BatchRows.id(row));
  }

  private static Target target(ResultSet row) throws SQLException {
    return new Target(
        row.getString("subject"), new FieldId(row.getString("path")), row.getString("entry"));
  }

  private Optional<Annotation> annotation(ResultSet row, Target target) throws SQLException {
    String answer = row.getString("answer");
    if (answer.equals(LedgerWriter.REMOVED)) {
      return Optional.empty();
    }
    AnnotationRow.Kind kind = AnnotationRow.Kind.valueOf(answer);
    String value = row.getString("said");
    return Optional.of(
        new AnnotationRow(
                kind,
                value == null ? "" : value,
                evidence(row),
                Status.valueOf(row.getString("status")),
                provenance(row))
            .at(target));
  }

  /** Quotes are not stored: they are the letter's own text. */
  private Optional<Evidence> evidence(ResultSet row) throws SQLException {
    int start = row.getInt("span_start");
    return row.wasNull()
        ? Optional.empty()
        : Optional.of(Evidence.in(letter.text(), new Span(start, row.getInt("span_end"))));
  }

  private static Provenance provenance(ResultSet row) throws SQLException {
    ProvenanceRow source = NameTable.source(row, "source_version");
    return switch (source.kind()) {
      case PERSON -> new Provenance.Person(source.name(), row.getObject("said_at", Instant.class));
      case PROGRAM ->
          new Provenance.Program(
              source.name(), source.version(), source.rule(), row.getDouble("confidence"));
    };
  }
}
