package imr.search;

import imr.annotation.FieldId;
import imr.annotation.Headline.State;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What can be counted over the letters that a query finds.
 *
 * @param letters how many letters
 * @param finished by day and person, in their order
 * @param annotators letters by person who said something about them
 * @param assigned letters by person whom they are assigned to
 * @param checks letters by check that they fail
 * @param values of each field that was asked for, values (not letters) by their normal form; an
 *     item's field counts once an item
 * @param said of each field, annotations by what was said
 * @param corrected of each field, corrections by the name of their kind
 */
public record Figures(
    int letters,
    Map<State, Integer> states,
    List<Done> finished,
    Map<String, Integer> annotators,
    Map<String, Integer> assigned,
    Map<String, Integer> checks,
    Map<FieldId, Map<String, Integer>> values,
    Map<FieldId, Map<Said, Integer>> said,
    Map<FieldId, Map<String, Integer>> corrected) {

  public static final Figures NOTHING =
      new Figures(
          0, Map.of(), List.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

  /** How many letters a person finished on a day, that still are. */
  public record Done(LocalDate day, String by, int letters) {}
}
