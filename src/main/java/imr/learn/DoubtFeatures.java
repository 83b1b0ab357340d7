package imr.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The features that indicate whether a suggestion is right: named numbers, mostly from -1 to 1. */
final class DoubtFeatures {
  final List<String> names = new ArrayList<>();
  float[] values = new float[48];

  void put(String name, double value) {
    if (value != 0) {
      if (names.size() == values.length) {
        values = Arrays.copyOf(values, 2 * values.length);
      }
      values[names.size()] = (float) value;
      names.add(name);
    }
  }

  void put(String name) {
    put(name, 1);
  }
}
