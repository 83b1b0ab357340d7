package imr.evaluate;

import imr.annotation.Annotation;
import imr.annotation.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Measures whether values with a given confidence are right as often as the confidence says. Right
 * means a strict match. Only values with a program's rule count, not those of people or of files
 * without confidences.
 *
 * @param bins ten bins of equal width, from 0 to 1
 * @param error the expected calibration error: the mean difference between confidence and accuracy
 *     over the bins, weighted by their sizes (C. Guo et al., 2017, ICML); from 0 to 1, empty if
 *     there are no values
 */
public record Calibration(List<Bin> bins, OptionalDouble error) {
  private static final int BINS = 10;

  public Calibration {
    bins = List.copyOf(bins);
  }

  /**
   * The values with a confidence of at least {@code low} and less than {@code high}. The last bin
   * includes its upper end.
   *
   * @param confidence the mean confidence of its values; 0 if there are none
   */
  public record Bin(double low, double high, long values, long right, double confidence) {

    /** Returns the share of right values; empty if there are none. */
    public OptionalDouble share() {
      return values == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) right / values);
    }

    private double gap() {
      return values == 0 ? 0 : Math.abs(right - values * confidence);
    }
  }

  /** Returns the number of values in all bins. */
  public long values() {
    return bins.stream().mapToLong(Bin::values).sum();
  }

  static Calibration of(List<Verdict> verdicts) {
    long[] values = new long[BINS];
    long[] right = new long[BINS];
    double[] sum = new double[BINS];
    for (Verdict verdict : verdicts) {
      OptionalDouble confidence = confidence(verdict);
      if (confidence.isPresent()) {
        int bin = Math.min(BINS - 1, (int) (confidence.getAsDouble() * BINS));
        values[bin]++;
        right[bin] += verdict instanceof Verdict.Match match && match.strict() ? 1 : 0;
        sum[bin] += confidence.getAsDouble();
      }
    }
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      double mean = values[i] == 0 ? 0 : sum[i] / values[i];
      bins.add(new Bin((double) i / BINS, (double) (i + 1) / BINS, values[i], right[i], mean));
    }
    return new Calibration(bins, error(bins));
  }

  private static OptionalDouble error(List<Bin> bins) {
    long all = bins.stream().mapToLong(Bin::values).sum();
    return all == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(bins.stream().mapToDouble(Bin::gap).sum() / all);
  }

  private static OptionalDouble confidence(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Match match -> confidence(match.predicted());
      case Verdict.Missed _ -> OptionalDouble.empty();
      case Verdict.Spurious spurious -> confidence(spurious.predicted());
    };
  }

  private static OptionalDouble confidence(Annotation predicted) {
    return predicted.provenance() instanceof Provenance.Program program && !program.rule().isEmpty()
        ? OptionalDouble.of(program.confidence())
        : OptionalDouble.empty();
  }
}
