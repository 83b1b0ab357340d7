package imr.learn;

/** The weights of a tagger's features: a row of columns each. */
interface Weights {
  /** Adds the first {@code n} features' weights to the columns from {@code base} on. */
  void add(float[] scores, int base, int[] features, int n);
}
