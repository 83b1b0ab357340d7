package imr.evaluate;

import imr.annotation.FieldId;
import java.util.HashMap;
import java.util.Map;

/**
 * A letter of an evaluation.
 *
 * @param letter its id
 * @param name its name for display
 */
public record ComparedLetter(String letter, String name, Comparison comparison) {

  /** Returns the counts of each field for which either side has a value. */
  Map<FieldId, Count> counts() {
    Map<FieldId, Count> counts = new HashMap<>();
    comparison.verdicts().forEach(v -> counts.merge(v.field(), Count.of(v), Count::plus));
    return counts;
  }
}
