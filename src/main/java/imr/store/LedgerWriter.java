package imr.store;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Change;
import imr.annotation.Evidence;
import imr.annotation.Gesture;
import imr.annotation.Provenance;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.letter.Span;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;

/** Writes gestures and their changes, many in one transaction; {@link #flush} before the commit. */
final class LedgerWriter implements AutoCloseable {
  private final Names names;
  private final PreparedStatement gestures;
  private final PreparedStatement changes;
  private long nextChange;

  /** Takes the ids after the last one; nobody else may write until the transaction ends. */
  LedgerWriter(Connection connection, Names names) throws SQLException {
    this.names = names;
    this.nextChange = lastChange(connection) + 1;
    this.gestures =
        connection.prepareStatement(
            """
            INSERT INTO gesture(letter, number, what, author, at, undoes, redoes,
              first_change, changes, sha256, sequence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
    gestures.setInt(1, letter);
    gestures.setInt(2, gesture.number());
    gestures.setString(3, gesture.what());
    gestures.setString(4, gesture.author());
    gestures.setObject(5, gesture.at());
    gestures.setInt(6, gesture.undoes());
    gestures.setInt(7, gesture.redoes());
    gestures.setLong(8, nextChange);
    gestures.setInt(9, gesture.changes().size());
    gestures.setBytes(10, GestureHash.of(letterId, gesture));
    gestures.setLong(11, sequence);
    gestures.addBatch();
    for (Change change : gesture.changes()) {
      changes.setLong(1, nextChange++);
      changes.setInt(2, letter);
      changes.setInt(3, gesture.number());
      write(change);
    }
  }

  private void write(Change change) throws SQLException {
    Target target = change.target();
    Optional<Annotation> after = change.after();
    Optional<Span> span = after.flatMap(Annotation::evidence).map(Evidence::span);
    changes.setString(4, target.subject());
    changes.setInt(5, names.field(target.field().path()));
    changes.setString(6, target.entry());
    changes.setString(7, answer(after));
    set(8, Types.VARCHAR, after.flatMap(Annotation::value).flatMap(LedgerWriter::said));
    set(9, Types.INTEGER, span.map(Span::start));
    set(10, Types.INTEGER, span.map(Span::end));
    set(11, Types.VARCHAR, after.map(a -> a.status().name()));
    set(12, Types.INTEGER, after.map(Source::of).map(names::source));
    set(13, Types.DOUBLE, after.flatMap(LedgerWriter::confidence));
    set(14, Types.TIMESTAMP_WITH_TIMEZONE, after.flatMap(LedgerWriter::saidAt));
    changes.addBatch();
  }

  private void set(int column, int type, Optional<?> value) throws SQLException {
    if (value.isPresent()) {
      changes.setObject(column, value.get());
    } else {
      changes.setNull(column, type);
    }
  }

  private static String answer(Optional<Annotation> after) {
    return after.map(Annotation::answer).map(LedgerWriter::answer).orElse("REMOVED");
  }

  private static String answer(Answer answer) {
    return switch (answer) {
      case Answer.Absent() -> "ABSENT";
      case Answer.Entry() -> "ENTRY";
      case Answer.Stated(Value value, _) ->
          switch (value) {
            case Value.Known _ -> "KNOWN";
            case Value.Unreal _ -> "UNREAL";
            case Value.Unread _ -> "UNREAD";
          };
    };
  }

  private static Optional<String> said(Value value) {
    return switch (value) {
      case Value.Known(String normal) -> Optional.of(normal);
      case Value.Unread(String typed) -> Optional.of(typed);
      case Value.Unreal() -> Optional.empty();
    };
  }

  private static Optional<Double> confidence(Annotation annotation) {
    return annotation.provenance() instanceof Provenance.Program program
        ? Optional.of(program.confidence())
        : Optional.empty();
  }

  private static Optional<Instant> saidAt(Annotation annotation) {
    return annotation.provenance() instanceof Provenance.Person person
        ? Optional.of(person.at())
        : Optional.empty();
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
