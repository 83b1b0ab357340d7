package imr.evaluate;

import imr.annotation.FieldId;
import imr.annotation.Schema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** The total counts of a set of letters by field, in schema order. Immutable. */
public final class Scores {
  private final Map<FieldId, Count> byField;

  private Scores(Map<FieldId, Count> byField) {
    this.byField = Collections.unmodifiableMap(byField);
  }

  /** Returns zero counts for all visible fields with values. */
  public static Scores none(Schema schema) {
    Map<FieldId, Count> byField = new LinkedHashMap<>();
    schema
        .all()
        .filter(f -> !f.isGroup() && !schema.isHidden(f.id()))
        .forEach(f -> byField.put(f.id(), Count.NOTHING));
    return new Scores(byField);
  }

  /** Adds a letter, whose comparison must use the same schema. */
  public Scores plus(Comparison letter) {
    Map<FieldId, Count> sum = new LinkedHashMap<>(byField);
    letter.verdicts().forEach(v -> sum.merge(v.field(), Count.of(v), Count::plus));
    return new Scores(sum);
  }

  /** Adds the scores of other letters. */
  public Scores plus(Scores others) {
    Map<FieldId, Count> sum = new LinkedHashMap<>(byField);
    others.byField.forEach((field, count) -> sum.merge(field, count, Count::plus));
    return new Scores(sum);
  }

  /** Returns the scores of some fields, which also limits {@link #total}. */
  public Scores of(Predicate<FieldId> wanted) {
    Map<FieldId, Count> some = new LinkedHashMap<>(byField);
    some.keySet().removeIf(wanted.negate());
    return new Scores(some);
  }

  /** Returns the counts by field, in schema order. */
  public Map<FieldId, Count> byField() {
    return byField;
  }

  /** Returns the sum over all fields. Its rates are the micro-average. */
  public Count total() {
    return byField.values().stream().reduce(Count.NOTHING, Count::plus);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Scores scores && scores.byField.equals(byField);
  }

  @Override
  public int hashCode() {
    return byField.hashCode();
  }

  @Override
  public String toString() {
    return byField.toString();
  }
}
