package imr.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * The 95% confidence interval of a proportion, from 0 to 1, with {@code low} at most {@code high}.
 *
 * <p>Uses Wilson's score interval (E. B. Wilson, 1927, JASA 22:209), which is valid for small
 * numbers of values and for proportions near 0 and 1, unlike the usual ±. The sampling units are
 * letters, not values: values of the same letter are correlated, so they carry less information
 * than the same number of values from many letters. Therefore the number of values is divided by
 * the design effect, estimated from the variance between letters (the effective sample size of E.
 * L. Korn and B. I. Graubard, 1998, Survey Methodology 24:193) and at least 1. If no letter has
 * more than one value, the result is Wilson's interval. With a single letter, or if everything is
 * right or wrong, the variance can't be estimated and values are treated as independent.
 *
 * <p>F1 works in the same way. It depends on a single proportion, the matched values among all
 * values of either side, J = M / (G + P − M): F1 = 2J / (1 + J), which increases with J (C. Goutte
 * and E. Gaussier, 2005, ECIR, derive F1 from the distribution of that proportion). So the bounds
 * of J's interval yield those of F1's. Unlike a bootstrap, this is deterministic, and gives a
 * proper interval even if everything is right.
 */
public record ConfidenceInterval(double low, double high) {
  /** The 97.5th percentile of the normal distribution. */
  private static final double Z = 1.959963984540054;

  /** A letter's contribution: {@code part} of {@code whole}. */
  record Part(long part, long whole) {}

  static <T> Optional<ConfidenceInterval> ofShare(
      List<T> letters, ToLongFunction<T> part, ToLongFunction<T> whole) {
    return ofShare(
        letters.stream().map(l -> new Part(part.applyAsLong(l), whole.applyAsLong(l))).toList());
  }

  /** Returns the interval; empty if the denominator is 0. */
  static Optional<ConfidenceInterval> ofShare(List<Part> letters) {
    long parts = letters.stream().mapToLong(Part::part).sum();
    long wholes = letters.stream().mapToLong(Part::whole).sum();
    if (wholes == 0) {
      return Optional.empty();
    }
    double share = (double) parts / wholes;
    double spread = letters.stream().mapToDouble(l -> square(l.part() - share * l.whole())).sum();
    double ofSingles = wholes * share * (1 - share);
    double designEffect = ofSingles == 0 ? 1 : Math.max(1, spread / ofSingles);
    return Optional.of(wilson(share, wholes / designEffect));
  }

  private static double square(double x) {
    return x * x;
  }

  /**
   * Computes Wilson's interval.
   *
   * @param share the observed proportion, from 0 to 1
   * @param size the sample size, above 0; needn't be an integer
   */
  static ConfidenceInterval wilson(double share, double size) {
    double scale = 1 + Z * Z / size;
    double middle = (share + Z * Z / (2 * size)) / scale;
    double half = Z * Math.sqrt(share * (1 - share) / size + Z * Z / (4 * size * size)) / scale;
    return new ConfidenceInterval(Math.max(0, middle - half), Math.min(1, middle + half));
  }

  /** Converts an interval of J to one of F1. */
  ConfidenceInterval ofF1() {
    return new ConfidenceInterval(f1(low), f1(high));
  }

  private static double f1(double j) {
    return 2 * j / (1 + j);
  }
}
