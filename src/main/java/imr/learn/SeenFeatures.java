package imr.learn;

import java.util.BitSet;

/** Which features two letters have; from one letter alone nothing is learned of a feature. */
final class SeenFeatures {
  private static final int SIZE = 1 << 20;
  private final int[] first = new int[SIZE];
  private final BitSet twice = new BitSet(SIZE);

  /** Looks at a letter's words; letters are numbered from 1. */
  void add(LetterWords words, int from, int to, int letter) {
    int[] features = new int[WordFeatures.MOST];
    for (int i = from; i < to; i++) {
      int n = words.features(i, features);
      for (int k = 0; k < n; k++) {
        int at = features[k] & (SIZE - 1);
        if (first[at] == 0) {
          first[at] = letter;
        } else if (first[at] != letter) {
          twice.set(at);
        }
      }
    }
  }

  boolean often(int feature) {
    return twice.get(feature & (SIZE - 1));
  }
}
