package imr.learn;

import imr.letter.Section;
import java.util.Arrays;
import java.util.List;

/**
 * The features that at least two letters have in a kind of section, numbered from 1; from one
 * letter alone nothing is learned of a feature.
 */
final class FeatureNumbers {
  private static final int MOST_SLOTS = 1 << 24;
  private static final int TWICE = -1;

  private final int[] features = new int[WordFeatures.MOST];
  private int[] keys = new int[1 << 10];
  private int[] numbers = new int[1 << 10];
  private int count;

  @SuppressWarnings("EnumOrdinal") // Words have their kinds as ordinals; nothing is stored.
  FeatureNumbers(Section.Kind kind, List<LetterWords> letters) {
    int ordinal = kind.ordinal();
    int[] slots = slots(ordinal, letters);
    for (LetterWords words : letters) {
      for (int i = 0; i < words.size(); i++) {
        int n = words.kind(i) == ordinal ? words.features(i, features) : 0;
        for (int k = 0; k < n; k++) {
          if (slots[PackedWeights.place(features[k]) & (slots.length - 1)] == TWICE) {
            add(features[k]);
          }
        }
      }
    }
  }

  /** What letter has features of a place, or that two have: no feature of two is overlooked. */
  private int[] slots(int kind, List<LetterWords> letters) {
    int words = 1;
    for (LetterWords letter : letters) {
      for (int i = 0; i < letter.size(); i++) {
        words += letter.kind(i) == kind ? 1 : 0;
      }
    }
    int[] slots = new int[Math.min(MOST_SLOTS, 32 * Integer.highestOneBit(words))];
    for (int l = 0; l < letters.size(); l++) {
      LetterWords letter = letters.get(l);
      for (int i = 0; i < letter.size(); i++) {
        int n = letter.kind(i) == kind ? letter.features(i, features) : 0;
        for (int k = 0; k < n; k++) {
          int at = PackedWeights.place(features[k]) & (slots.length - 1);
          slots[at] = slots[at] == 0 || slots[at] == l + 1 ? l + 1 : TWICE;
        }
      }
    }
    return slots;
  }

  private void add(int key) {
    int at = slot(key);
    if (keys[at] == 0) {
      keys[at] = key;
      numbers[at] = ++count;
      if (2 * count > keys.length) {
        grow();
      }
    }
  }

  private int slot(int key) {
    int at = PackedWeights.place(key) & (keys.length - 1);
    while (keys[at] != 0 && keys[at] != key) {
      at = (at + 1) & (keys.length - 1);
    }
    return at;
  }

  private void grow() {
    int[] oldKeys = keys;
    int[] oldNumbers = numbers;
    keys = new int[oldKeys.length * 2];
    numbers = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int at = slot(oldKeys[i]);
        keys[at] = oldKeys[i];
        numbers[at] = oldNumbers[i];
      }
    }
  }

  /** A feature's number; 0 where it has none. */
  int of(int feature) {
    return numbers[slot(feature)];
  }

  int count() {
    return count;
  }

  /** Each feature in the upper half, its number in the lower; ordered by the features. */
  long[] inOrder() {
    long[] pairs = new long[count];
    int n = 0;
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != 0) {
        pairs[n++] = ((long) keys[i] << 32) | numbers[i];
      }
    }
    Arrays.sort(pairs);
    return pairs;
  }
}
