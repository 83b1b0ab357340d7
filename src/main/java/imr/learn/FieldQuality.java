package imr.learn;

/**
 * The quality of the second reader in a field, by cross-validation on finished letters, or on
 * suggestions if there are none.
 *
 * @param gold the number of values in the letters
 * @param found the number of values found
 * @param right the number of values found with the same span
 */
public record FieldQuality(int gold, int found, int right) {
  static final FieldQuality NONE = new FieldQuality(0, 0, 0);

  FieldQuality plus(FieldQuality other) {
    return new FieldQuality(gold + other.gold, found + other.found, right + other.right);
  }

  /** Returns the precision; 0 if nothing was found. */
  public double precision() {
    return found == 0 ? 0 : (double) right / found;
  }

  /** Returns F1; 0 if there are no values. */
  public double f1() {
    return gold + found == 0 ? 0 : 2.0 * right / (gold + found);
  }
}
