package imr.learn;

/**
 * How well the second reader reads a field, by cross-validation over the finished letters, or over
 * the suggestions where no letter is finished.
 *
 * @param gold values in the letters
 * @param found values that the reader found
 * @param right values of the two that are the same, span for span
 */
public record FieldQuality(int gold, int found, int right) {
  private static final double Z = 1.96;
  static final FieldQuality NONE = new FieldQuality(0, 0, 0);

  FieldQuality plus(FieldQuality other) {
    return new FieldQuality(gold + other.gold, found + other.found, right + other.right);
  }

  public double precision() {
    return found == 0 ? 0 : (double) right / found;
  }

  /**
   * Where F1 likely is, with a certainty of 95%: Wilson's interval, for as many values as the mean
   * of those in the letters and those found.
   *
   * @param low 0 to 1
   * @param high 0 to 1
   */
  public record Interval(double low, double high) {
    /** Wilson's interval of a share of n cases; from 0 to 1 for none. */
    static Interval of(double share, double n) {
      if (n == 0) {
        return new Interval(0, 1);
      }
      double spread = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
      double middle = share + Z * Z / (2 * n);
      double scale = 1 + Z * Z / n;
      return new Interval(
          Math.max(0, (middle - spread) / scale), Math.min(1, (middle + spread) / scale));
    }
  }

  /** See {@link Interval}; from 0 to 1 where there are no values. */
  public Interval interval() {
    return Interval.of(f1(), (gold + found) / 2.0);
  }

  public double f1() {
    return gold + found == 0 ? 0 : 2.0 * right / (gold + found);
  }
}
