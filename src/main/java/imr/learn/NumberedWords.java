package imr.learn;

import java.util.Arrays;
import java.util.List;

/** A letter's words with their features as numbers; features without a number are left out. */
final class NumberedWords implements FeatureSource {
  private final int[] starts;
  private final int[] numbers;

  NumberedWords(LetterWords words, List<FeatureNumbers> ofKinds) {
    this.starts = new int[words.size() + 1];
    int[] features = new int[WordFeatures.MOST];
    int[] all = new int[32 * words.size() + WordFeatures.MOST];
    int size = 0;
    for (int i = 0; i < words.size(); i++) {
      FeatureNumbers known = ofKinds.get(words.kind(i));
      int n = words.features(i, features);
      all = all.length < size + n ? Arrays.copyOf(all, 2 * all.length) : all;
      for (int k = 0; k < n; k++) {
        int number = known.of(features[k]);
        if (number > 0) {
          all[size++] = number;
        }
      }
      starts[i + 1] = size;
    }
    this.numbers = Arrays.copyOf(all, size);
  }

  @Override
  public int features(int i, int[] to) {
    int n = starts[i + 1] - starts[i];
    System.arraycopy(numbers, starts[i], to, 0, n);
    return n;
  }
}
