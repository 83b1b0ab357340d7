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
 * The number of corrections of each kind per field, over any number of letters.
 *
 * @param letters the number of letters counted
 * @param byField only fields with nonzero counts
 */
public record CorrectionCounts(int letters, Map<FieldId, Map<Kind, Integer>> byField) {
  /** No letters. */
  public static final CorrectionCounts NONE = new CorrectionCounts(0, Map.of());

  public CorrectionCounts {
    byField = Map.copyOf(byField);
  }

  /** Counts the corrections of one letter. */
  public static CorrectionCounts of(Collection<Correction> corrections) {
    Map<FieldId, Map<Kind, Integer>> counts = new LinkedHashMap<>();
    corrections.forEach(
        c -> counts.computeIfAbsent(c.field(), f -> none()).merge(c.kind(), 1, Integer::sum));
    return new CorrectionCounts(1, counts);
  }

  private static Map<Kind, Integer> none() {
    return new EnumMap<>(Kind.class);
  }

  /** Adds other counts. */
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

  /** Returns the number of corrections of a kind in a field. */
  public int count(FieldId field, Kind kind) {
    return byField.getOrDefault(field, Map.of()).getOrDefault(kind, 0);
  }

  /** Returns the number of corrections of a kind in all fields. */
  public int count(Kind kind) {
    return byField.keySet().stream().mapToInt(f -> count(f, kind)).sum();
  }

  /** Returns the number of corrections in a field, of all kinds except {@code KEPT}. */
  public int corrected(FieldId field) {
    return byField.getOrDefault(field, Map.of()).entrySet().stream()
        .filter(e -> e.getKey() != Kind.KEPT)
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** Returns the fields that have counts, in form order. */
  public List<Field> fields(Schema schema) {
    return schema.all().filter(f -> byField.containsKey(f.id())).toList();
  }
}
