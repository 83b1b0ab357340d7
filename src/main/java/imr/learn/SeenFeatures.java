package imr.learn;

/** Which features two of some letters have, by their numbers. */
final class SeenFeatures {
  private static final int TWICE = -1;
  private final int[] letters;
  private final int[] features = new int[WordFeatures.MOST];

  SeenFeatures(int count) {
    this.letters = new int[count + 1];
  }

  /** Looks at a letter's words; letters are numbered from 1. */
  void add(FeatureSource words, int from, int to, int letter) {
    for (int i = from; i < to; i++) {
      int n = words.features(i, features);
      for (int k = 0; k < n; k++) {
        int at = features[k];
        letters[at] = letters[at] == 0 || letters[at] == letter ? letter : TWICE;
      }
    }
  }

  boolean often(int feature) {
    return letters[feature] == TWICE;
  }
}
