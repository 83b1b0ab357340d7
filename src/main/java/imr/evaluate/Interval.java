package imr.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Where a share lies with a confidence of 95 %: from 0 to 1, {@code low} at most {@code high}.
 *
 * <p>Wilson's score interval (E. B. Wilson, 1927, JASA 22:209), which holds for few values and for
 * shares near 0 and 1, where the usual ± does not. Letters are what was drawn, not values: the
 * values of one letter stand or fall together, so that they tell less than as many values of many
 * letters. The number of values is therefore divided by the design effect, which the spread between
 * letters tells (the effective sample size of E. L. Korn and B. I. Graubard, 1998, Survey
 * Methodology 24:193), and which is never taken below 1. Where no letter has more than one value
 * that is Wilson's interval as it stands; within one letter, and where all is right or all is
 * wrong, the spread cannot be told and the values count as they are.
 *
 * <p>F1 takes the same way. It depends on one share alone, that of the values matched among all
 * that either side has, J = M / (G + P − M): F1 = 2J / (1 + J), which grows with J (C. Goutte and
 * E. Gaussier, 2005, ECIR, draw F1 from the distribution of that share). The ends of J's interval
 * thus give those of F1's. No lot is drawn, as a bootstrap would: the same letters always give the
 * same interval, and one that is all right has an interval too.
 */
public record Interval(double low, double high) {
  /** The normal distribution's 97.5 % point. */
  private static final double Z = 1.959963984540054;

  /** One letter's contribution: {@code part} of {@code whole}. */
  record Part(long part, long whole) {}

  static <T> Optional<Interval> ofShare(
      List<T> letters, ToLongFunction<T> part, ToLongFunction<T> whole) {
    return ofShare(
        letters.stream().map(l -> new Part(part.applyAsLong(l), whole.applyAsLong(l))).toList());
  }

  /** Empty for a share of nothing. */
  static Optional<Interval> ofShare(List<Part> letters) {
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
   * Wilson's interval.
   *
   * @param share seen, 0 to 1
   * @param size of how many, above 0; need not be whole
   */
  static Interval wilson(double share, double size) {
    double scale = 1 + Z * Z / size;
    double middle = (share + Z * Z / (2 * size)) / scale;
    double half = Z * Math.sqrt(share * (1 - share) / size + Z * Z / (4 * size * size)) / scale;
    return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
  }

  /** The interval of F1, from that of J. */
  Interval ofF1() {
    return new Interval(f1(low), f1(high));
  }

  private static double f1(double j) {
    return 2 * j / (1 + j);
  }
}
