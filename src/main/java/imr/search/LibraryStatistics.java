package imr.search;

import imr.annotation.FieldId;
import imr.annotation.Headline.State;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Statistics of the letters that match a query.
 *
 * @param letters the number of letters
 * @param finished by day and person, sorted
 * @param annotators number of letters by person who annotated them
 * @param assigned number of letters by person they are assigned to
 * @param checks number of letters by failing check
 * @param values for each requested field, the number of values (not letters) by normalized value;
 *     fields of items count once per item
 * @param said for each field, the number of annotations by kind
 * @param corrected for each field, the number of corrections by kind
 */
public record LibraryStatistics(
    int letters,
    Map<State, Integer> states,
    List<FinishedCount> finished,
    Map<String, Integer> annotators,
    Map<String, Integer> assigned,
    Map<String, Integer> checks,
    Map<FieldId, Map<String, Integer>> values,
    Map<FieldId, Map<AnnotationKind, Integer>> said,
    Map<FieldId, Map<String, Integer>> corrected) {

  public static final LibraryStatistics NOTHING =
      new LibraryStatistics(
          0, Map.of(), List.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

  /** The number of letters that a person finished on a day and that are still finished. */
  public record FinishedCount(LocalDate day, String by, int letters) {}
}
