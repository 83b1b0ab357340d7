package imr.store;

import imr.annotation.Evidence;
import imr.ledger.ActRow;
import imr.ledger.AnnotationAfter;
import imr.ledger.AnnotationRow;
import imr.ledger.Gesture;
import imr.ledger.GestureCodec;
import imr.ledger.GestureRow;
import imr.ledger.LegacyDescription;
import imr.letter.Span;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;

/** Writes gestures and their changes, many in one transaction; {@link #flush} before the commit. */
final class LedgerWriter implements AutoCloseable {
  /** The answer of a change that removes an annotation. */
  static final String REMOVED = "REMOVED";

  private final NameTable names;
  private final PreparedStatement gestures;
  private final PreparedStatement changes;
  private long nextChange;

  /** Takes the ids after the last one; nobody else may write until the transaction ends. */
  LedgerWriter(Connection connection, NameTable names) throws SQLException {
    this.names = names;
    this.nextChange = lastChange(connection) + 1;
    this.gestures =
        connection.prepareStatement(
            """
            INSERT INTO gesture(letter, number, what, author, version, at, undoes, redoes,
              act, act_subject, act_field, act_entry, act_number, act_text, batch,
              first_change, changes, sha256, sequence)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
    this.changes =
        connection.prepareStatement(
            """
            INSERT INTO change(id, letter, gesture, subject, field, entry, answer, said,
              span_start, span_end, status, source, confidence, said_at)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
  }

  private static long lastChange(Connection connection) throws SQLException {
    try (var query = connection.prepareStatement("SELECT MAX(id) FROM change");
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /**
   * @param sequence the gesture's number in the store's sequence, 0 where it is not known
   */
  void write(int letter, String letterId, Gesture gesture, long sequence) throws SQLException {
    GestureRow row = GestureRow.of(gesture);
    gestures.setInt(1, letter);
    gestures.setInt(2, gesture.number());
    gestures.setObject(6, gesture.at());
    if (gesture.firstForm().isPresent()) {
      set(gesture.firstForm().get());
    } else {
      set(gesture);
    }
    gestures.setLong(16, nextChange);
    gestures.setInt(17, row.afters().size());
    gestures.setBytes(18, GestureCodec.hash(letterId, row));
    gestures.setLong(19, sequence);
    gestures.addBatch();
    for (AnnotationAfter after : row.afters()) {
      changes.setLong(1, nextChange++);
      changes.setInt(2, letter);
      changes.setInt(3, gesture.number());
      write(after);
    }
  }

  private void set(LegacyDescription form) throws SQLException {
    gestures.setString(3, form.what());
    gestures.setString(4, form.author());
    gestures.setNull(5, Types.VARCHAR);
    gestures.setInt(7, form.undoes());
    gestures.setInt(8, form.redoes());
    for (int column = 9; column <= 15; column++) {
      gestures.setNull(column, Types.NULL);
    }
  }

  private void set(Gesture gesture) throws SQLException {
    ActRow act = ActRow.of(gesture.act());
    gestures.setNull(3, Types.VARCHAR);
    gestures.setString(4, gesture.author().name());
    set(gestures, 5, Types.VARCHAR, gesture.author().programVersion());
    gestures.setInt(7, 0);
    gestures.setInt(8, 0);
    gestures.setString(9, act.kind());
    set(gestures, 10, Types.VARCHAR, act.target().map(t -> t.subject()));
    set(gestures, 11, Types.INTEGER, act.target().map(t -> names.field(t.field().path())));
    set(gestures, 12, Types.VARCHAR, act.target().map(t -> t.entry()));
    gestures.setInt(13, act.number());
    gestures.setString(14, act.text());
    set(gestures, 15, Types.INTEGER, gesture.batch().map(names::batch));
  }

  private void write(AnnotationAfter after) throws SQLException {
    Optional<AnnotationRow> row = after.annotation().map(AnnotationRow::of);
    Optional<Span> span = row.flatMap(AnnotationRow::evidence).map(Evidence::span);
    changes.setString(4, after.target().subject());
    changes.setInt(5, names.field(after.target().field().path()));
    changes.setString(6, after.target().entry());
    changes.setString(7, row.map(r -> r.kind().name()).orElse(REMOVED));
    set(changes, 8, Types.VARCHAR, row.filter(r -> r.kind().hasValue()).map(AnnotationRow::value));
    set(changes, 9, Types.INTEGER, span.map(Span::start));
    set(changes, 10, Types.INTEGER, span.map(Span::end));
    set(changes, 11, Types.VARCHAR, row.map(r -> r.status().name()));
    set(
        changes,
        12,
        Types.INTEGER,
        row.map(AnnotationRow::provenance).map(ProvenanceRow::of).map(names::source));
    set(changes, 13, Types.DOUBLE, row.flatMap(AnnotationRow::confidence));
    set(changes, 14, Types.TIMESTAMP_WITH_TIMEZONE, row.flatMap(AnnotationRow::personAt));
    changes.addBatch();
  }

  private static void set(PreparedStatement row, int column, int type, Optional<?> value)
      throws SQLException {
    if (value.isPresent()) {
      row.setObject(column, value.get());
    } else {
      row.setNull(column, type);
    }
  }

  /** Sends what was written to the database. */
  void flush() throws SQLException {
    gestures.executeBatch();
    changes.executeBatch();
  }

  @Override
  public void close() throws SQLException {
    gestures.close();
    changes.close();
  }
}
