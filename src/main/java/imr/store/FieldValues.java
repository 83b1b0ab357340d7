package imr.store;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.ledger.AnnotationRow;
import imr.letter.Span;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What some letters say in one field now, read from the changes alone or from the annotations. */
public final class FieldValues {
  private final FieldId field;
  private final Map<String, Map<Target, FieldValue>> byLetter = new LinkedHashMap<>();

  private FieldValues(FieldId field) {
    this.field = field;
  }

  /**
   * What letters say in a field, in the order in which it was first said; nothing of an item or a
   * citation that was removed or rejected.
   *
   * @param groups the groups that the field is inside, in any order
   * @param letters ids; one that no letter has gives nothing
   */
  static List<FieldValue> of(
      Connection connection, FieldId field, List<FieldId> groups, List<String> letters)
      throws SQLException {
    Map<Integer, FieldId> wanted = numbers(connection, field, groups);
    FieldValues values = new FieldValues(field);
    if (!letters.isEmpty() && wanted.containsValue(field)) {
      values.read(connection, wanted, letters);
    }
    return values.counted();
  }

  /**
   * What a letter says in a field, in the order in which it was first said; nothing of an item or a
   * citation that was removed or rejected.
   */
  public static List<FieldValue> of(String letter, AnnotationSet annotations, FieldId field) {
    FieldValues values = new FieldValues(field);
    Map<Target, FieldValue> said = new LinkedHashMap<>();
    annotations.all().forEach(a -> said.put(a.target(), value(letter, a)));
    values.byLetter.put(letter, said);
    return values.counted();
  }

  private static FieldValue value(String letter, Annotation annotation) {
    AnnotationRow row = AnnotationRow.of(annotation);
    return new FieldValue(
        letter,
        annotation.target(),
        row.kind(),
        row.value(),
        row.evidence().map(Evidence::span),
        row.status(),
        row.provenance());
  }

  private static Map<Integer, FieldId> numbers(
      Connection connection, FieldId field, List<FieldId> groups) throws SQLException {
    Map<Integer, FieldId> wanted = new HashMap<>();
    try (var query = connection.prepareStatement("SELECT number, path FROM field");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        FieldId id = new FieldId(row.getString("path"));
        if (id.equals(field) || groups.contains(id)) {
          wanted.put(row.getInt("number"), id);
        }
      }
    }
    return wanted;
  }

  private void read(Connection connection, Map<Integer, FieldId> wanted, List<String> letters)
      throws SQLException {
    String sql =
        """
        SELECT l.id, c.subject, c.field, c.entry, c.answer, c.said, c.span_start, c.span_end,
          c.status, c.confidence, c.said_at, s.kind, s.name, s.version AS source_version, s.rule
        FROM letter l
        JOIN gesture g ON g.letter = l.number
        JOIN change c ON c.id BETWEEN g.first_change AND g.first_change + g.changes - 1
        LEFT JOIN source s ON s.number = c.source
        WHERE l.id IN (%s) AND c.field IN (%s) ORDER BY l.number, c.id
        """
            .formatted(marks(letters.size()), marks(wanted.size()));
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      int at = 1;
      for (String letter : letters) {
        query.setBytes(at++, HexFormat.of().parseHex(letter));
      }
      for (int number : wanted.keySet()) {
        query.setInt(at++, number);
      }
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          take(row, wanted);
        }
      }
    }
  }

  private static String marks(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }

  private void take(ResultSet row, Map<Integer, FieldId> fields) throws SQLException {
    String letter = HexFormat.of().formatHex(row.getBytes("id"));
    FieldId id = Optional.ofNullable(fields.get(row.getInt("field"))).orElseThrow();
    Target target = new Target(row.getString("subject"), id, row.getString("entry"));
    Map<Target, FieldValue> said = byLetter.computeIfAbsent(letter, _ -> new LinkedHashMap<>());
    if (row.getString("answer").equals(LedgerWriter.REMOVED)) {
      said.remove(target);
    } else {
      said.put(target, value(letter, target, row));
    }
  }

  private static FieldValue value(String letter, Target target, ResultSet row) throws SQLException {
    String said = row.getString("said");
    int start = row.getInt("span_start");
    Optional<Span> place =
        row.wasNull() ? Optional.empty() : Optional.of(new Span(start, row.getInt("span_end")));
    return new FieldValue(
        letter,
        target,
        AnnotationRow.Kind.valueOf(row.getString("answer")),
        said == null ? "" : said,
        place,
        Status.valueOf(row.getString("status")),
        provenance(row));
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

  private List<FieldValue> counted() {
    List<FieldValue> all = new ArrayList<>();
    for (Map<Target, FieldValue> said : byLetter.values()) {
      Map<String, FieldValue> heads = new HashMap<>();
      said.values().stream()
          .filter(v -> v.kind() == AnnotationRow.Kind.ENTRY)
          .forEach(head -> heads.put(head.target().entry(), head));
      said.values().stream()
          .filter(v -> v.target().field().equals(field) && isIn(v.target().subject(), heads))
          .forEach(all::add);
    }
    return List.copyOf(all);
  }

  private static boolean isIn(String subject, Map<String, FieldValue> heads) {
    FieldValue head = heads.get(subject);
    return subject.equals(Target.LETTER)
        || (head != null
            && head.status() != Status.REJECTED
            && isIn(head.target().subject(), heads));
  }
}
