package imr.learn;

import imr.annotation.FieldId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How far confidences can be believed, by cross-validation: how often suggestions of about the same
 * confidence were right in letters that the model didn't learn from.
 *
 * @param bins ten equal ranges of confidence, the lowest first; none where nothing was decided
 * @param ranking the chance that a wrong suggestion has a lower confidence than a right one; empty
 *     where all were right, or all wrong
 * @param fields the same by field, for those of which something was decided
 */
public record Reliability(List<Bin> bins, OptionalDouble ranking, Map<FieldId, FieldDoubt> fields) {
  /** How many ranges there are. */
  public static final int BINS = 10;

  static final Reliability NONE = new Reliability(List.of(), OptionalDouble.empty(), Map.of());

  /**
   * A range of confidence.
   *
   * @param confidence the mean of those in it; 0 for none
   */
  public record Bin(int count, int right, double confidence) {}

  public Reliability {
    bins = List.copyOf(bins);
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
  }

  static Reliability of(Map<FieldId, List<DoubtQuality.Judged>> byField) {
    List<DoubtQuality.Judged> judged = byField.values().stream().flatMap(List::stream).toList();
    int[] count = new int[BINS];
    int[] right = new int[BINS];
    double[] sum = new double[BINS];
    for (DoubtQuality.Judged j : judged) {
      int bin = Math.min(BINS - 1, (int) (j.confidence() * BINS));
      count[bin]++;
      right[bin] += j.right() ? 1 : 0;
      sum[bin] += j.confidence();
    }
    List<Bin> bins = new ArrayList<>();
    for (int b = 0; b < BINS; b++) {
      bins.add(new Bin(count[b], right[b], count[b] == 0 ? 0 : sum[b] / count[b]));
    }
    Map<FieldId, FieldDoubt> fields = new TreeMap<>();
    byField.forEach((field, some) -> fields.put(field, FieldDoubt.of(some)));
    return judged.isEmpty() ? NONE : new Reliability(bins, FieldDoubt.of(judged).ranking(), fields);
  }
}
