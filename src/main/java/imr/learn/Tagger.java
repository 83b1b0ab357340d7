package imr.learn;

import imr.letter.LetterText;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A sequence tagger for one kind of section, implemented as an averaged structured perceptron. Its
 * fields are in layers; values overlap only across layers. Between values, a layer remembers the
 * last field in the sentence, so that it recognizes lists.
 *
 * <p>Each feature has three weights per field: how well the word fits inside a value, and the bonus
 * as its first and last word. Features are hashes. Only features that were involved in a mistake
 * have weights.
 */
final class Tagger {
  static final int SEPARATORS = 7;
  private static final int FIRST = 1;
  private static final int LAST = 2;
  private static final float NEVER = -1e9f;
  private static final float MASK = -1e6f;
  private static final int LONGEST = 60;

  /** The cost of a wrong label in training, which creates a margin. */
  private static final float COST = 1;

  private static final float EDGE_COST = COST / 2;
  private static final float RATE = 0.05f;

  /** The quantization step of stored weights. */
  private static final float GRAIN = 1f / 512;

  /** The smallest stored weight, in steps. */
  private static final int LEAST = 5;

  private static final int COLUMN = 0xff;

  /** Three columns per field must fit into a byte. */
  static final int MOST_FIELDS = 85;

  private static final float DAMPING = 0.5f;

  /** The first field of each layer, followed by the number of all fields. */
  final int[] layers;

  final int fields;
  private final int width;
  private int[] keys = new int[1 << 10];
  private int[] rows = new int[1 << 10];
  private int used;

  /** After training, the features with their weights; then keys are indexes into this array. */
  private int[] packed = new int[0];

  private float[] weights;
  private float[] sums;
  private float[] squares;
  private final float[] entry;
  private final float[] entrySums;
  private float step = 1;

  Tagger(int[] layers) {
    this.layers = layers.clone();
    this.fields = layers[layers.length - 1];
    this.width = 3 * fields;
    this.weights = new float[64 * width];
    this.sums = new float[64 * width];
    this.squares = new float[64 * width];
    this.entry = new float[SEPARATORS * (fields + 1) * fields];
    this.entrySums = new float[entry.length];
  }

  /** A value: the field's number and words {@code [from, to)}. */
  record Labeled(int field, int from, int to) {}

  /** Records which features occur in at least two letters. Nothing is learned about the others. */
  static final class Seen {
    private static final int SIZE = 1 << 20;
    private final int[] first = new int[SIZE];
    private final BitSet twice = new BitSet(SIZE);

    /** Adds the words of a letter. Letters are numbered from 1. */
    void add(LetterWords words, int from, int to, int letter) {
      int[] features = new int[LetterWords.MOST_FEATURES];
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

  private int place(int key) {
    return (key * 0x9E3779B1) >>> 8 & (keys.length - 1);
  }

  private int slot(int key) {
    int at = place(key);
    while (keys[at] != 0 && keys[at] != key) {
      at = (at + 1) & (keys.length - 1);
    }
    return at;
  }

  private int rowFor(int key) {
    int at = slot(key);
    if (keys[at] == key) {
      return rows[at];
    }
    if (used * 2 >= keys.length) {
      grow();
      at = slot(key);
    }
    keys[at] = key;
    rows[at] = used++;
    if (used * width > weights.length) {
      weights = Arrays.copyOf(weights, weights.length * 2);
      sums = Arrays.copyOf(sums, sums.length * 2);
      squares = Arrays.copyOf(squares, squares.length * 2);
    }
    return rows[at];
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

  private int entryAt(int separator, int context, int field) {
    return (separator * (fields + 1) + context) * fields + field;
  }

  /** Scores for a range of words. Reused for one range after another. */
  final class Scores {
    private LetterWords words = LetterWords.of(new LetterText(""));
    private int from;
    private int size;
    private float[] scores = new float[0];
    private final int[] features = new int[LetterWords.MOST_FEATURES];

    /** Scores words {@code [from, to)}. Masked fields are never found. */
    void fill(LetterWords letter, int first, int to, boolean[] masked) {
      words = letter;
      from = first;
      size = to - first;
      if (scores.length < size * width) {
        scores = new float[size * width * 3 / 2];
      }
      Arrays.fill(scores, 0, size * width, 0f);
      for (int i = 0; i < size; i++) {
        int base = i * width;
        int n = letter.features(first + i, features);
        for (int k = 0; k < n; k++) {
          if (packed.length > 0) {
            addPacked(base, features[k]);
          } else {
            int at = slot(features[k]);
            if (keys[at] != 0) {
              add(base, rows[at] * width);
            }
          }
        }
        for (int f = 0; f < fields; f++) {
          scores[base + f] += masked[f] ? MASK : 0;
        }
      }
    }

    private void add(int base, int row) {
      for (int l = 0; l < width; l++) {
        scores[base + l] += weights[row + l];
      }
    }

    private void addPacked(int base, int key) {
      int at = place(key);
      while (keys[at] != 0) {
        int row = keys[at];
        if (packed[row] == key) {
          int end = row + 2 + packed[row + 1];
          for (int k = row + 2; k < end; k++) {
            scores[base + (packed[k] & COLUMN)] += (packed[k] >> 16) * GRAIN;
          }
          return;
        }
        at = (at + 1) & (keys.length - 1);
      }
    }

    /** Adds the cost to all wrong labels. */
    private void charge(List<Labeled> gold) {
      for (int i = 0; i < size; i++) {
        for (int f = 0; f < fields; f++) {
          scores[i * width + f] += COST;
          scores[i * width + fields + f] += EDGE_COST;
          scores[i * width + 2 * fields + f] += EDGE_COST;
        }
      }
      for (Labeled v : gold) {
        for (int i = v.from(); i < v.to(); i++) {
          scores[(i - from) * width + v.field()] -= 2 * COST;
        }
        scores[(v.from() - from) * width + fields + v.field()] -= 2 * EDGE_COST;
        scores[(v.to() - 1 - from) * width + 2 * fields + v.field()] -= 2 * EDGE_COST;
      }
    }

    private float score(int i, int field, int role) {
      int at = i * width + field;
      float score = scores[at];
      score += (role & FIRST) == 0 ? 0 : scores[at + fields];
      score += (role & LAST) == 0 ? 0 : scores[at + 2 * fields];
      return score;
    }

    Layer layer(int number) {
      return new Layer(this, layers[number], layers[number + 1]);
    }
  }

  /**
   * Finds the best paths through one layer. Contexts are counted from 0 (no field yet), fields from
   * the first of the layer.
   */
  final class Layer {
    private final Scores scores;
    private final int low;
    private final int count;
    private final int c;
    private final int size;

    /** The best score of the rest after a word boundary, by context and by unfinished field. */
    private final float[] rest;

    private final float[] restInside;
    private float[] past = new float[0];
    private float[] pastInside = new float[0];

    private Layer(Scores scores, int low, int high) {
      this.scores = scores;
      this.low = low;
      this.count = high - low;
      this.c = count + 1;
      this.size = scores.size;
      this.rest = new float[(size + 1) * c];
      this.restInside = new float[rest.length];
      backward();
    }

    private float e(int i, int f, int role) {
      return scores.score(i, low + f, role);
    }

    private float enter(int i, int context, int f) {
      int before = context == 0 ? 0 : low + context;
      return entry[entryAt(scores.words.separator(scores.from + i), before, low + f)];
    }

    private boolean resets(int i) {
      return scores.words.opensSentence(scores.from + i);
    }

    private void backward() {
      Arrays.fill(restInside, size * c, (size + 1) * c, NEVER);
      for (int i = size - 1; i >= 0; i--) {
        int here = i * c;
        int next = here + c;
        for (int f = 0; f < count; f++) {
          restInside[here + f] =
              Math.max(e(i, f, 0) + restInside[next + f], e(i, f, LAST) + rest[next + f + 1]);
        }
        boolean resets = resets(i);
        for (int g = 0; g < (resets ? 1 : c); g++) {
          rest[here + g] = rest[next + g];
        }
        for (int f = 0; f < count; f++) {
          float begun = begun(i, f);
          for (int g = 0; g < (resets ? 1 : c); g++) {
            rest[here + g] = Math.max(rest[here + g], enter(i, g, f) + begun);
          }
        }
        if (resets) {
          Arrays.fill(rest, here + 1, next, rest[here]);
        }
      }
    }

    /** Returns the best score of the rest if a value of the field starts at a word. */
    private float begun(int i, int f) {
      int next = (i + 1) * c;
      return Math.max(
          e(i, f, FIRST | LAST) + rest[next + f + 1], e(i, f, FIRST) + restInside[next + f]);
    }

    /** Returns the values of the best path, in order. */
    List<Labeled> best() {
      List<Labeled> found = new ArrayList<>();
      int context = 0;
      int i = 0;
      while (i < size) {
        context = resets(i) ? 0 : context;
        int chosen = -1;
        float best = rest[(i + 1) * c + context];
        for (int f = 0; f < count; f++) {
          float begun = enter(i, context, f) + begun(i, f);
          if (begun > best) {
            best = begun;
            chosen = f;
          }
        }
        if (chosen < 0) {
          i++;
        } else {
          int to = endOf(i, chosen);
          found.add(new Labeled(low + chosen, scores.from + i, scores.from + to));
          context = chosen + 1;
          i = to;
        }
      }
      return found;
    }

    private int endOf(int i, int f) {
      int next = (i + 1) * c;
      if (e(i, f, FIRST | LAST) + rest[next + f + 1] >= e(i, f, FIRST) + restInside[next + f]) {
        return i + 1;
      }
      int k = i + 1;
      while (k + 1 < size
          && e(k, f, 0) + restInside[(k + 1) * c + f] > e(k, f, LAST) + rest[(k + 1) * c + f + 1]) {
        k++;
      }
      return k + 1;
    }

    private void forward() {
      past = new float[(size + 1) * c];
      pastInside = new float[past.length];
      Arrays.fill(past, 1, c, NEVER);
      Arrays.fill(pastInside, 0, c, NEVER);
      for (int i = 0; i < size; i++) {
        int here = i * c;
        int next = here + c;
        if (resets(i)) {
          for (int g = 1; g < c; g++) {
            past[here] = Math.max(past[here], past[here + g]);
            past[here + g] = NEVER;
          }
        }
        System.arraycopy(past, here, past, next, c);
        for (int f = 0; f < count; f++) {
          float entered = entered(i, f);
          float closed =
              Math.max(entered + e(i, f, FIRST | LAST), pastInside[here + f] + e(i, f, LAST));
          past[next + f + 1] = Math.max(past[next + f + 1], closed);
          pastInside[next + f] =
              Math.max(entered + e(i, f, FIRST), pastInside[here + f] + e(i, f, 0));
        }
      }
    }

    private float entered(int i, int f) {
      float best = NEVER;
      for (int g = 0; g < c; g++) {
        best = Math.max(best, past[i * c + g] + enter(i, g, f));
      }
      return best;
    }

    /**
     * Returns the score of the best path with a value minus that of the best path without it.
     * Positive if the model finds the value.
     */
    float margin(Labeled value) {
      if (past.length == 0) {
        forward();
      }
      int s = value.from() - scores.from;
      int e = value.to() - scores.from;
      int f = value.field() - low;
      float inner = entered(s, f);
      float with = NEVER;
      float other = NEVER;
      for (int k = s; k < size && k < s + LONGEST; k++) {
        int first = k == s ? FIRST : 0;
        float whole = inner + e(k, f, first | LAST) + rest[(k + 1) * c + f + 1];
        if (k + 1 == e) {
          with = whole;
        } else {
          other = Math.max(other, whole);
        }
        inner += e(k, f, first);
      }
      return Math.max(MASK, with - Math.max(other, notBegun(s, f)));
    }

    private float notBegun(int i, int f) {
      float best = NEVER;
      for (int g = 0; g < c; g++) {
        best = Math.max(best, past[i * c + g] + rest[(i + 1) * c + g]);
      }
      for (int other = 0; other < count; other++) {
        best = Math.max(best, pastInside[i * c + other] + restInside[i * c + other]);
        if (other != f) {
          best = Math.max(best, entered(i, other) + begun(i, other));
        }
      }
      return best;
    }
  }

  /**
   * Encodes a layer's values per word: 0, or the field and its role as {@code 1 + 4 * field +
   * role}.
   */
  private static void mark(List<Labeled> values, int from, int[] path) {
    Arrays.fill(path, 0);
    for (Labeled v : values) {
      for (int i = v.from(); i < v.to(); i++) {
        int role = (i == v.from() ? FIRST : 0) | (i + 1 == v.to() ? LAST : 0);
        path[i - from] = 1 + 4 * v.field() + role;
      }
    }
  }

  /**
   * Trains on a range of words.
   *
   * @param gold the values of each layer, in order, without overlaps
   * @param ignored for each layer, the words that are not trained on
   * @param weight the weight of a mistake
   * @return true if nothing had to be changed
   */
  boolean learn(
      Scores scores,
      LetterWords letter,
      int from,
      int to,
      List<List<Labeled>> gold,
      boolean[][] ignored,
      boolean[] masked,
      float weight,
      Seen seen) {
    scores.fill(letter, from, to, masked);
    scores.charge(gold.stream().flatMap(List::stream).toList());
    step++;
    boolean fine = true;
    for (int l = 0; l + 1 < layers.length; l++) {
      List<Labeled> found = scores.layer(l).best();
      if (!found.equals(gold.get(l))) {
        fine = false;
        correct(scores, letter, gold.get(l), found, ignored[l], weight, seen);
      }
    }
    return fine;
  }

  private void correct(
      Scores scores,
      LetterWords letter,
      List<Labeled> gold,
      List<Labeled> found,
      boolean[] ignored,
      float weight,
      Seen seen) {
    int[] right = new int[scores.size];
    int[] wrong = new int[scores.size];
    mark(gold, scores.from, right);
    mark(found, scores.from, wrong);
    for (int i = 0; i < right.length; i++) {
      if (right[i] != wrong[i] && !ignored[scores.from + i]) {
        int n = letter.features(scores.from + i, scores.features);
        for (int k = 0; k < n; k++) {
          if (seen.often(scores.features[k])) {
            int row = rowFor(scores.features[k]) * width;
            change(row, right[i], weight);
            change(row, wrong[i], -weight);
          }
        }
      }
    }
    enter(letter, gold, ignored, weight);
    enter(letter, found, ignored, -weight);
  }

  private void change(int row, int label, float by) {
    if (label > 0) {
      int at = row + (label - 1) / 4;
      add(at, by);
      if ((label - 1 & FIRST) != 0) {
        add(at + fields, by);
      }
      if ((label - 1 & LAST) != 0) {
        add(at + 2 * fields, by);
      }
    }
  }

  /** AdaGrad: weights that changed often change less (Duchi, Hazan, Singer 2011). */
  private void add(int at, float by) {
    squares[at] += by * by;
    float change = RATE * by / (float) (Math.sqrt(squares[at]) + DAMPING);
    weights[at] += change;
    sums[at] += step * change;
  }

  private void enter(LetterWords letter, List<Labeled> values, boolean[] ignored, float by) {
    int context = 0;
    int sentence = -1;
    for (Labeled v : values) {
      context = letter.sentence[v.from()] == sentence ? context : 0;
      if (!ignored[v.from()]) {
        int at = entryAt(letter.separator(v.from()), context, v.field());
        entry[at] += RATE * by;
        entrySums[at] += step * RATE * by;
      }
      context = v.field() + 1;
      sentence = letter.sentence[v.to() - 1];
    }
  }

  /** Starts averaging weights. */
  void startAveraging() {
    Arrays.fill(sums, 0);
    Arrays.fill(entrySums, 0);
    step = 1;
  }

  /** Ends training by replacing each weight with its average. */
  void average() {
    for (int i = 0; i < used * width; i++) {
      weights[i] -= sums[i] / step;
    }
    for (int i = 0; i < entry.length; i++) {
      entry[i] -= entrySums[i] / step;
    }
    freeze();
  }

  /**
   * Keeps only significant weights, rounded as they are stored, so that a model is identical after
   * reading it back.
   */
  private void freeze() {
    int[] out = new int[1024];
    int size = 1;
    for (int at : sortedSlots()) {
      out = out.length < size + width + 2 ? Arrays.copyOf(out, 2 * out.length + width) : out;
      int first = size + 2;
      int k = first;
      for (int l = 0; l < width; l++) {
        int steps = Math.clamp(Math.round(weights[rows[at] * width + l] / GRAIN), -32767, 32767);
        if (Math.abs(steps) >= LEAST) {
          out[k++] = steps << 16 | l;
        }
      }
      if (k > first) {
        out[size] = keys[at];
        out[size + 1] = k - first;
        size = k;
      }
    }
    take(Arrays.copyOf(out, size));
  }

  /**
   * Ends training.
   *
   * @param all from index 1 on, for each feature: its hash, the number of its weights, and the
   *     weights, with steps in the upper half and the column in the lower half
   */
  private void take(int[] all) {
    packed = all;
    used = 0;
    for (int row = 1; row < all.length; row += 2 + all[row + 1]) {
      used++;
    }
    keys = new int[Math.max(16, Integer.highestOneBit(Math.max(1, used)) * 4)];
    for (int row = 1; row < all.length; row += 2 + all[row + 1]) {
      int at = place(all[row]);
      while (keys[at] != 0) {
        at = (at + 1) & (keys.length - 1);
      }
      keys[at] = row;
    }
    rows = new int[0];
    weights = new float[0];
    sums = new float[0];
    squares = new float[0];
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

  void write(DataOutputStream out) throws IOException {
    for (float e : entry) {
      out.writeFloat(e);
    }
    out.writeInt(used);
    for (int row = 1; row < packed.length; row += 2 + packed[row + 1]) {
      out.writeInt(packed[row]);
      out.writeByte(packed[row + 1]);
      for (int k = row + 2; k < row + 2 + packed[row + 1]; k++) {
        out.writeByte(packed[k] & COLUMN);
        out.writeShort(packed[k] >> 16);
      }
    }
  }

  /** Reads what {@link #write} wrote into a new tagger with the same layers. */
  void read(DataInputStream in) throws IOException {
    if (in.available() < 4L * entry.length + 4) {
      throw new DamagedModel();
    }
    for (int i = 0; i < entry.length; i++) {
      entry[i] = in.readFloat();
      if (!(Math.abs(entry[i]) < 1e6f)) {
        throw new DamagedModel();
      }
    }
    int count = in.readInt();
    if (count < 0 || 8L * count > in.available()) {
      throw new DamagedModel();
    }
    int[] all = new int[(int) Math.min(1 + in.available(), 1L + count * (2L + width))];
    int size = 1;
    for (int i = 0; i < count; i++) {
      int key = in.readInt();
      int n = in.readUnsignedByte();
      if (key == 0 || n == 0 || n > width) {
        throw new DamagedModel();
      }
      all[size] = key;
      all[size + 1] = n;
      for (int k = 0; k < n; k++) {
        int column = in.readUnsignedByte();
        if (column >= width) {
          throw new DamagedModel();
        }
        all[size + 2 + k] = in.readShort() << 16 | column;
      }
      size += 2 + n;
    }
    take(Arrays.copyOf(all, size));
  }
}
