package imr.learn;

/** Where a tagger finds the features of a letter's words. */
interface FeatureSource {
  /** Writes a word's features to {@code to} and returns their number. */
  int features(int i, int[] to);
}
