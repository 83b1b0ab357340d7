package imr.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How far confidences can be believed, by cross-validation: how often suggestions of about the same
 * confidence were right in letters that the model didn't learn from.
 *
 * @param bins ten equal ranges of confidence, the lowest first; none where nothing was decided
 * @param ranking the chance that a wrong suggestion has a lower confidence than a right one; empty
 *     where all were right, or all wrong
 */
public record Reliability(List<Bin> bins, OptionalDouble ranking) {
  /** How many ranges there are. */
  public static final int BINS = 10;

  static final Reliability NONE = new Reliability(List.of(), OptionalDouble.empty());

  /**
   * A range of confidence.
   *
   * @param confidence the mean of those in it; 0 for none
   */
  public record Bin(int count, int right, double confidence) {}

  public Reliability {
    bins = List.copyOf(bins);
  }

  static Reliability of(List<DoubtQuality.Judged> judged) {
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
    double ranking = DoubtQuality.of(judged).ranking();
    return judged.isEmpty()
        ? NONE
        : new Reliability(
            bins, Double.isNaN(ranking) ? OptionalDouble.empty() : OptionalDouble.of(ranking));
  }
}
