package imr.catalogue;

import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Headline;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

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
public record Card(
    String id,
    long stamp,
    int number,
    String text,
    String file,
    Headline headline,
    boolean recognised,
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

  public Card {
    annotators = List.copyOf(annotators);
    checks = List.copyOf(checks);
    facts = List.copyOf(facts);
    entries = List.copyOf(entries);
    corrected = Map.copyOf(corrected);
  }
}
