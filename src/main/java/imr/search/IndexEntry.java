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
 * All that can be asked of one letter without opening it; follows from the store's letter, ledger
 * and row, the schema, and the day on which it is made (a check can fail for a date in the future).
 *
 * @param id the letter's, 64 hex digits
 * @param stamp differs where the letter's row or the schema differs, see {@link Stamp}
 * @param number the letter's place in the order of arrival; others may lack
 * @param text the letter's canonical text
 * @param file the file's name
 * @param annotators the persons who said something about the letter, in order of their names
 * @param checks the ids of the checks that the record fails, each once; not those set aside
 * @param confidence the least confidence among what is only suggested
 * @param facts what is said in each field of the letter that stands on the form
 * @param entries what is said in each entry of its groups, so that several conditions can be about
 *     one
 * @param corrected per field in how many ways it was corrected, by the kind's name
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
    List<Fact> facts,
    List<Entry> entries,
    Map<FieldId, Map<String, Integer>> corrected) {

  /** When the letter was declared finished, and by whom. */
  public record Finished(LocalDate day, String by) {}

  /**
   * What is said in a field.
   *
   * @param values the normal forms of all values that count
   * @param said how many annotations there are of each kind
   */
  public record Fact(Field field, List<String> values, Map<Said, Integer> said) {}

  /**
   * An entry of a group of the letter: a disputed item with what is said in its fields, those of
   * its citations included.
   */
  public record Entry(FieldId group, List<Fact> facts) {}

  /**
   * The card of a letter.
   *
   * @param ledger not empty
   * @param headline as the store's row has it
   * @param corrected see above; {@code review} reads it from the ledger
   * @param number the letter's place in the order of arrival
   * @param archived whether the letter is archived
   * @param now when the card is made, in the zone whose days are meant
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
    List<Fact> facts = reader.facts();
    List<Entry> entries = reader.entries();
    return new IndexEntry(
        letter.id(),
        Stamp.of(Stamp.of(schema), number, ledger.last(), headline, letter.recognised(), archived),
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
