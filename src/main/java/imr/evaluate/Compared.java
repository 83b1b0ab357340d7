package imr.evaluate;

import imr.annotation.FieldId;
import java.util.HashMap;
import java.util.Map;

/**
 * One letter of an evaluation.
 *
 * @param letter its id
 * @param name what people call it
 */
public record Compared(String letter, String name, Comparison comparison) {

  /** Of each field that either side has a value of. */
  Map<FieldId, Count> counts() {
    Map<FieldId, Count> counts = new HashMap<>();
    comparison.verdicts().forEach(v -> counts.merge(v.field(), Count.of(v), Count::plus));
    return counts;
  }
}
