package imr.store;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Change;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.Gesture;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.letter.Letter;
import imr.letter.LetterText;
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

/**
 * Reads the ledger of one letter, and holds every gesture against its hash. What stood before each
 * change is found by going through the ledger; quotes are the letter's own text.
 */
final class LedgerReader {
  private static final String LEDGER =
      """
      SELECT l.gestures, g.number, g.what, g.author, g.at, g.undoes, g.redoes, g.changes, g.sha256,
        c.id, c.subject, f.path, c.entry, c.answer, c.said, c.span_start, c.span_end, c.status,
        c.confidence, c.said_at, s.kind, s.name, s.version, s.rule
      FROM letter l
      JOIN gesture g ON g.letter = l.number
      LEFT JOIN change c ON c.id BETWEEN g.first_change AND g.first_change + g.changes - 1
      LEFT JOIN field f ON f.number = c.field
      LEFT JOIN source s ON s.number = c.source
      WHERE l.number = ? ORDER BY g.number, c.id
      """;

  private final Letter letter;
  private final Standing standing = new Standing();
  private final List<Gesture> ledger = new ArrayList<>();
  private int written;

  private LedgerReader(Letter letter) {
    this.letter = letter;
  }

  /** The gestures in order; {@link StoreDamaged} where one is not what was written. */
  static List<Gesture> ledger(Connection connection, int number, Letter letter)
      throws SQLException {
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
      throw new StoreDamaged("a gesture", letter.id());
    }
    if (reader.ledger.isEmpty() || reader.ledger.size() != reader.written) {
      throw new StoreDamaged("the last gestures", letter.id());
    }
    return List.copyOf(reader.ledger);
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
      return List.copyOf(reader.ledger);
    }
    return List.copyOf(reader.ledger);
  }

  private void readAll(ResultSet row) throws SQLException {
    boolean more = row.next();
    while (more) {
      more = readGesture(row);
    }
  }

  /** Reads one gesture and its changes; false when it was the last. */
  private boolean readGesture(ResultSet row) throws SQLException {
    Gesture bare = bare(row);
    byte[] hash = row.getBytes("sha256");
    int size = row.getInt("changes");
    written = row.getInt("gestures");
    List<Change> changes = new ArrayList<>();
    boolean more = true;
    if (size == 0) {
      more = row.next();
    }
    while (more && changes.size() < size && row.getInt("number") == bare.number()) {
      changes.add(standing.say(target(row), after(row)));
      more = row.next();
    }
    Gesture whole = with(bare, changes);
    boolean next = whole.number() == ledger.size() + 1;
    if (!next || !Arrays.equals(hash, GestureHash.of(letter.id(), whole))) {
      throw new StoreDamaged("gesture " + (ledger.size() + 1), letter.id());
    }
    ledger.add(whole);
    return more;
  }

  private static Gesture bare(ResultSet row) throws SQLException {
    return new Gesture(
        row.getInt("number"),
        row.getString("what"),
        row.getString("author"),
        row.getObject("at", Instant.class),
        List.of(),
        row.getInt("undoes"),
        row.getInt("redoes"));
  }

  private static Gesture with(Gesture bare, List<Change> changes) {
    return new Gesture(
        bare.number(),
        bare.what(),
        bare.author(),
        bare.at(),
        changes,
        bare.undoes(),
        bare.redoes());
  }

  private static Target target(ResultSet row) throws SQLException {
    return new Target(
        row.getString("subject"), new FieldId(row.getString("path")), row.getString("entry"));
  }

  private Optional<Annotation> after(ResultSet row) throws SQLException {
    Optional<Answer> answer = answer(row);
    if (answer.isEmpty()) {
      return Optional.empty();
    }
    Status status = Status.valueOf(row.getString("status"));
    return Optional.of(new Annotation(target(row), answer.get(), status, provenance(row)));
  }

  private Optional<Answer> answer(ResultSet row) throws SQLException {
    return switch (row.getString("answer")) {
      case "REMOVED" -> Optional.empty();
      case "ABSENT" -> Optional.of(new Answer.Absent());
      case "ENTRY" -> Optional.of(new Answer.Entry());
      case "UNREAL" -> Optional.of(new Answer.Stated(new Value.Unreal(), evidence(row)));
      case "UNREAD" ->
          Optional.of(new Answer.Stated(new Value.Unread(row.getString("said")), evidence(row)));
      case "KNOWN" ->
          Optional.of(new Answer.Stated(new Value.Known(row.getString("said")), evidence(row)));
      case String other -> throw new IllegalArgumentException(other);
    };
  }

  private Optional<Evidence> evidence(ResultSet row) throws SQLException {
    int start = row.getInt("span_start");
    if (row.wasNull()) {
      return Optional.empty();
    }
    LetterText text = letter.text();
    return Optional.of(Evidence.in(text, new Span(start, row.getInt("span_end"))));
  }

  private static Provenance provenance(ResultSet row) throws SQLException {
    Source source = Names.source(row);
    return switch (source.kind()) {
      case PERSON -> new Provenance.Person(source.name(), row.getObject("said_at", Instant.class));
      case PROGRAM ->
          new Provenance.Program(
              source.name(), source.version(), source.rule(), row.getDouble("confidence"));
    };
  }
}
