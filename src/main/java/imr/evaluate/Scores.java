package imr.evaluate;

import imr.annotation.FieldId;
import imr.annotation.Schema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** The counts of a set of letters, field by field in the schema's order. Immutable. */
public final class Scores {
  private final Map<FieldId, Count> byField;

  private Scores(Map<FieldId, Count> byField) {
    this.byField = Collections.unmodifiableMap(byField);
  }

  /** Of no letter at all: every field with values stands there, with nothing counted. */
  public static Scores none(Schema schema) {
    Map<FieldId, Count> byField = new LinkedHashMap<>();
    schema
        .all()
        .filter(f -> !f.isGroup() && !schema.isHidden(f.id()))
        .forEach(f -> byField.put(f.id(), Count.NOTHING));
    return new Scores(byField);
  }

  /** These scores and one letter more; its comparison must be by the same schema. */
  public Scores plus(Comparison letter) {
    Map<FieldId, Count> sum = new LinkedHashMap<>(byField);
    letter.verdicts().forEach(v -> sum.merge(v.field(), Count.of(v), Count::plus));
    return new Scores(sum);
  }

  /** These scores and those of other letters. */
  public Scores plus(Scores others) {
    Map<FieldId, Count> sum = new LinkedHashMap<>(byField);
    others.byField.forEach((field, count) -> sum.merge(field, count, Count::plus));
    return new Scores(sum);
  }

  /** The scores of the wanted fields alone, over which {@link #total} then goes. */
  public Scores of(Predicate<FieldId> wanted) {
    Map<FieldId, Count> some = new LinkedHashMap<>(byField);
    some.keySet().removeIf(wanted.negate());
    return new Scores(some);
  }

  public Map<FieldId, Count> byField() {
    return byField;
  }

  /** All values of all fields in one count: its rates are the micro-average. */
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
