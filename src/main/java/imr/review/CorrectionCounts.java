package imr.review;

import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Schema;
import imr.review.Correction.Kind;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many corrections of each kind each field has had, over any number of letters.
 *
 * @param letters how many letters were counted
 * @param byField fields without any are left out
 */
public record CorrectionCounts(int letters, Map<FieldId, Map<Kind, Integer>> byField) {
  public static final CorrectionCounts NONE = new CorrectionCounts(0, Map.of());

  public CorrectionCounts {
    byField = Map.copyOf(byField);
  }

  /** Those of one letter. */
  public static CorrectionCounts of(Collection<Correction> corrections) {
    Map<FieldId, Map<Kind, Integer>> counts = new LinkedHashMap<>();
    corrections.forEach(
        c -> counts.computeIfAbsent(c.field(), f -> none()).merge(c.kind(), 1, Integer::sum));
    return new CorrectionCounts(1, counts);
  }

  private static Map<Kind, Integer> none() {
    return new EnumMap<>(Kind.class);
  }

  /** Both together. */
  public CorrectionCounts plus(CorrectionCounts other) {
    Map<FieldId, Map<Kind, Integer>> counts = new LinkedHashMap<>();
    for (CorrectionCounts one : List.of(this, other)) {
      one.byField.forEach(
          (field, kinds) ->
              kinds.forEach(
                  (kind, count) ->
                      counts.computeIfAbsent(field, f -> none()).merge(kind, count, Integer::sum)));
    }
    return new CorrectionCounts(letters + other.letters, counts);
  }

  public int count(FieldId field, Kind kind) {
    return byField.getOrDefault(field, Map.of()).getOrDefault(kind, 0);
  }

  /** Over all fields. */
  public int count(Kind kind) {
    return byField.keySet().stream().mapToInt(f -> count(f, kind)).sum();
  }

  /** Corrections of a field: all kinds but {@code KEPT}. */
  public int corrected(FieldId field) {
    return byField.getOrDefault(field, Map.of()).entrySet().stream()
        .filter(e -> e.getKey() != Kind.KEPT)
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** The fields that were counted at all, in the form's order. */
  public List<Field> fields(Schema schema) {
    return schema.all().filter(f -> byField.containsKey(f.id())).toList();
  }
}
