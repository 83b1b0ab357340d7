package imr.learn;

/** The weights of a tagger's features: a row of columns each. */
interface Weights {
  /** Adds a feature's weights to the columns from {@code base} on; nothing where it has none. */
  void add(float[] scores, int base, int feature);
}
