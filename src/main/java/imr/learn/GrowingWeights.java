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
  private final FeatureNumbers features;

  /** Of each feature, by its number, where its weights begin; 0 where it has none yet. */
  private final int[] rows;

  /** Where the weights of one word's features begin. */
  private final int[] found = new int[WordFeatures.MOST];

  private int used;
  private float[] weights;
  private float[] sums;
  private float[] squares;

  GrowingWeights(int width, FeatureNumbers features) {
    this.width = width;
    this.features = features;
    this.rows = new int[features.count() + 1];
    this.used = width;
    this.weights = new float[64 * width];
    this.sums = new float[64 * width];
    this.squares = new float[64 * width];
  }

  @Override
  public void add(float[] scores, int base, int[] numbers, int n) {
    int m = 0;
    for (int k = 0; k < n; k++) {
      int row = rows[numbers[k]];
      if (row > 0) {
        found[m++] = row;
      }
    }
    int l = 0;
    for (; l + 4 <= width; l += 4) {
      addFour(scores, base + l, l, m);
    }
    for (; l < width; l++) {
      for (int k = 0; k < m; k++) {
        scores[base + l] += weights[found[k] + l];
      }
    }
  }

  /** Adds four columns of the rows found: sums in registers cost a third of those in memory. */
  private void addFour(float[] scores, int to, int l, int m) {
    float[] from = weights;
    float a = scores[to];
    float b = scores[to + 1];
    float c = scores[to + 2];
    float d = scores[to + 3];
    for (int k = 0; k < m; k++) {
      int at = found[k] + l;
      a += from[at];
      b += from[at + 1];
      c += from[at + 2];
      d += from[at + 3];
    }
    scores[to] = a;
    scores[to + 1] = b;
    scores[to + 2] = c;
    scores[to + 3] = d;
  }

  /** Where a feature's row begins; it gets one where it had none. */
  int row(int feature) {
    if (rows[feature] == 0) {
      if (used + width > weights.length) {
        weights = Arrays.copyOf(weights, weights.length * 2);
        sums = Arrays.copyOf(sums, sums.length * 2);
        squares = Arrays.copyOf(squares, squares.length * 2);
      }
      rows[feature] = used;
      used += width;
    }
    return rows[feature];
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
    for (long pair : features.inOrder()) {
      int row = rows[(int) pair];
      if (row == 0) {
        continue;
      }
      out = out.length < size + width + 2 ? Arrays.copyOf(out, 2 * out.length + width) : out;
      int first = size + 2;
      int k = first;
      for (int l = 0; l < width; l++) {
        int i = row + l;
        int step = PackedWeights.steps(weights[i] - sums[i] / steps);
        if (step != 0) {
          out[k++] = step << 16 | l;
        }
      }
      if (k > first) {
        out[size] = (int) (pair >> 32);
        out[size + 1] = k - first;
        size = k;
      }
    }
    return new PackedWeights(Arrays.copyOf(out, size));
  }
}
