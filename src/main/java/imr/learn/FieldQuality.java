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
  static final FieldQuality NONE = new FieldQuality(0, 0, 0);

  FieldQuality plus(FieldQuality other) {
    return new FieldQuality(gold + other.gold, found + other.found, right + other.right);
  }

  public double precision() {
    return found == 0 ? 0 : (double) right / found;
  }

  public double f1() {
    return gold + found == 0 ? 0 : 2.0 * right / (gold + found);
  }
}
