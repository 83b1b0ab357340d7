package imr.learn;

import java.util.Arrays;

/**
 * Weights while they are learned, by AdaGrad (Duchi, Hazan, Singer 2011): a weight that changed
 * often changes less. In the end each is its average over the steps, which is kept as the sum of
 * its changes, each times the step that made it.
 */
final class GrowingWeights implements Weights {
  static final float RATE = 0.05f;
  private static final float DAMPING = 0.1f;

  private final int width;
  private int[] keys = new int[1 << 10];
  private int[] rows = new int[1 << 10];
  private int used;
  private float[] weights;
  private float[] sums;
  private float[] squares;

  GrowingWeights(int width) {
    this.width = width;
    this.weights = new float[64 * width];
    this.sums = new float[64 * width];
    this.squares = new float[64 * width];
  }

  @Override
  public void add(float[] scores, int base, int feature) {
    int at = slot(feature);
    if (keys[at] != 0) {
      float[] from = weights;
      int row = rows[at] * width;
      int n = width;
      for (int l = 0; l < n; l++) {
        scores[base + l] += from[row + l];
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

  /** Where a feature's row begins; it gets one where it had none. */
  int row(int feature) {
    int at = slot(feature);
    if (keys[at] == 0) {
      if (used * 2 >= keys.length) {
        grow();
        at = slot(feature);
      }
      keys[at] = feature;
      rows[at] = used++;
      if (used * width > weights.length) {
        weights = Arrays.copyOf(weights, weights.length * 2);
        sums = Arrays.copyOf(sums, sums.length * 2);
        squares = Arrays.copyOf(squares, squares.length * 2);
      }
    }
    return rows[at] * width;
  }

  private void grow() {
    int[] oldKeys = keys;
    int[] oldRows = rows;
    keys = new int[oldKeys.length * 2];
    rows = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int at = slot(oldKeys[i]);
        keys[at] = oldKeys[i];
        rows[at] = oldRows[i];
      }
    }
  }

  /** Changes one weight. */
  void change(int at, float by, float step) {
    squares[at] += by * by;
    float change = RATE * by / (float) (Math.sqrt(squares[at]) + DAMPING);
    weights[at] += change;
    sums[at] += step * change;
  }

  void startAveraging() {
    Arrays.fill(sums, 0);
  }

  /** The averages that matter, rounded to those that are written: a model and its bytes are one. */
  PackedWeights averaged(float steps) {
    int[] out = new int[1024];
    int size = 1;
    for (int at : sortedSlots()) {
      out = out.length < size + width + 2 ? Arrays.copyOf(out, 2 * out.length + width) : out;
      int first = size + 2;
      int k = first;
      for (int l = 0; l < width; l++) {
        int i = rows[at] * width + l;
        int step = PackedWeights.steps(weights[i] - sums[i] / steps);
        if (step != 0) {
          out[k++] = step << 16 | l;
        }
      }
      if (k > first) {
        out[size] = keys[at];
        out[size + 1] = k - first;
        size = k;
      }
    }
    return new PackedWeights(Arrays.copyOf(out, size));
  }

  private int[] sortedSlots() {
    long[] pairs = new long[used];
    int n = 0;
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != 0) {
        pairs[n++] = ((long) keys[i] << 32) | i;
      }
    }
    Arrays.sort(pairs);
    return Arrays.stream(pairs).mapToInt(p -> (int) p).toArray();
  }
}
