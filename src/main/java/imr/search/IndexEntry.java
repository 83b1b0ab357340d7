package imr.search;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Check;
import imr.annotation.Checks;
import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Headline;
import imr.annotation.Provenance;
import imr.annotation.Remarks;
import imr.annotation.Schema;
import imr.annotation.Target;
import imr.ledger.Ledger;
import imr.letter.Letter;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What can be searched about one letter without opening it. Derived from the stored letter, its
 * ledger and library row, the schema, and the current day (a check can fail for a future date).
 *
 * @param id the letter's id, 64 hex digits
 * @param stamp changes whenever the letter's row or the schema changes, see {@link EntryStamp}
 * @param number the letter's position in order of arrival; numbers may have gaps
 * @param text the letter's canonical text
 * @param file the file's name
 * @param annotators the persons who annotated the letter, sorted by name
 * @param checks the distinct ids of the failing checks, without dismissed ones
 * @param confidence the lowest confidence of an unreviewed suggestion
 * @param facts the contents of each visible field of the letter
 * @param entries the contents of each entry of the letter's groups, so that several conditions can
 *     apply to the same entry
 * @param corrected for each field, the number of corrections by kind
 */
public record IndexEntry(
    String id,
    long stamp,
    int number,
    String text,
    String file,
    Headline headline,
    boolean recognised,
    boolean archived,
    LocalDateTime added,
    LocalDateTime changed,
    Optional<Finished> finished,
    List<String> annotators,
    Optional<String> assigned,
    List<String> checks,
    OptionalDouble confidence,
    List<FieldContents> facts,
    List<Entry> entries,
    Map<FieldId, Map<String, Integer>> corrected) {

  /** When and by whom the letter was finished. */
  public record Finished(LocalDate day, String by) {}

  /**
   * The contents of a field.
   *
   * @param values the normalized values that are part of the record
   * @param said the number of annotations of each kind
   */
  public record FieldContents(
      Field field, List<String> values, Map<AnnotationKind, Integer> said) {}

  /**
   * An entry of a group of the letter, such as a disputed item, with the contents of its fields and
   * those of its citations.
   */
  public record Entry(FieldId group, List<FieldContents> facts) {}

  /**
   * Creates the index entry of a letter.
   *
   * @param ledger must not be empty
   * @param headline the letter's row in the store
   * @param corrected for each field, the number of corrections by kind, computed by {@code review}
   * @param number the letter's position in order of arrival
   * @param archived whether the letter is archived
   * @param now the current time, in the zone that determines days
   */
  public static IndexEntry of(
      Letter letter,
      Schema schema,
      Ledger ledger,
      Headline headline,
      Map<FieldId, Map<String, Integer>> corrected,
      int number,
      boolean archived,
      ZonedDateTime now) {
    AnnotationSet said = ledger.annotations();
    IndexEntryReader reader = new IndexEntryReader(schema, said);
    List<FieldContents> facts = reader.facts();
    List<Entry> entries = reader.entries();
    return new IndexEntry(
        letter.id(),
        EntryStamp.of(
            EntryStamp.of(schema), number, ledger.last(), headline, letter.recognised(), archived),
        number,
        letter.text().clean().text().canonical(),
        letter.name(),
        headline,
        letter.recognised(),
        archived,
        LocalDateTime.ofInstant(ledger.gestures().getFirst().at(), now.getZone()),
        LocalDateTime.ofInstant(ledger.gestures().getLast().at(), now.getZone()),
        finished(said, now.getZone()),
        annotators(ledger),
        Remarks.words(said, Remarks.assigned()),
        checks(letter, schema, said, now.toLocalDate()),
        reader.confidence(),
        facts,
        entries,
        corrected);
  }

  private static Optional<Finished> finished(AnnotationSet said, ZoneId zone) {
    return said.at(Target.FINISHED)
        .map(Annotation::provenance)
        .flatMap(
            by -> by instanceof Provenance.Person person ? Optional.of(person) : Optional.empty())
        .map(p -> new Finished(LocalDate.ofInstant(p.at(), zone), p.name()));
  }

  private static List<String> annotators(Ledger ledger) {
    return ledger.gestures().stream()
        .flatMap(g -> g.changes().stream())
        .flatMap(c -> c.after().stream())
        .map(Annotation::provenance)
        .flatMap(
            by ->
                by instanceof Provenance.Person(String name, _) ? Stream.of(name) : Stream.empty())
        .distinct()
        .sorted()
        .toList();
  }

  private static List<String> checks(
      Letter letter, Schema schema, AnnotationSet said, LocalDate today) {
    return Checks.of(schema, said, letter.text(), today).stream()
        .filter(c -> said.at(Remarks.aside(c)).isEmpty())
        .map(Check::id)
        .distinct()
        .toList();
  }

  public IndexEntry {
    annotators = List.copyOf(annotators);
    checks = List.copyOf(checks);
    facts = List.copyOf(facts);
    entries = List.copyOf(entries);
    corrected = Map.copyOf(corrected);
  }
}
