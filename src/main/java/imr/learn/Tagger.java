package imr.learn;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A sequence model over one kind of section. Its fields are in layers; the values of one layer
 * don't overlap, those of two layers may. Between values a layer remembers which field came last in
 * the sentence, so that lists go on.
 *
 * <p>A feature has three weights for each field: how well the word fits inside a value, and how
 * much better as its first and as its last word. Features are hashes; only those that a mistake
 * ever touched have weights. {@link TaggerTraining} makes one, {@link TaggerScores} and {@link
 * TaggerPaths} read with it.
 */
final class Tagger {
  static final int SEPARATORS = 7;
  static final int FIRST = 1;
  static final int LAST = 2;

  /** So that three columns of each fit into a byte. */
  static final int MOST_FIELDS = 85;

  /** Of each layer the first of its fields, and behind them the number of all fields. */
  final int[] layers;

  final int fields;
  final Weights weights;

  /** How well a field begins behind a separator and after another field. */
  final float[] entry;

  private float mostEntry;

  Tagger(int[] layers, Weights weights, float[] entry) {
    this.layers = layers.clone();
    this.fields = layers[layers.length - 1];
    this.weights = weights;
    this.entry = entry;
    for (float e : entry) {
      mostEntry = Math.max(mostEntry, e);
    }
  }

  /** Changes how well a field begins. */
  void changeEntry(int at, float by) {
    entry[at] += by;
    mostEntry = Math.max(mostEntry, entry[at]);
  }

  /** No field begins better than this; while it learns, none ever began better. */
  float mostEntry() {
    return mostEntry;
  }

  static int width(int[] layers) {
    return 3 * layers[layers.length - 1];
  }

  static float[] entry(int[] layers) {
    int fields = layers[layers.length - 1];
    return new float[SEPARATORS * (fields + 1) * fields];
  }

  /** A value: a field by its number here, and words {@code [from, to)}. */
  record Labeled(int field, int from, int to) {}

  int entryAt(int separator, int context, int field) {
    return (separator * (fields + 1) + context) * fields + field;
  }

  /** Writes a tagger that has learned. */
  void write(DataOutputStream out) throws IOException {
    for (float e : entry) {
      out.writeFloat(e);
    }
    if (weights instanceof PackedWeights packed) {
      packed.write(out);
    }
  }

  /** Reads what {@link #write} wrote of a tagger with these layers. */
  static Tagger read(int[] layers, DataInputStream in) throws IOException {
    float[] entry = entry(layers);
    if (in.available() < 4L * entry.length + 4) {
      throw new DamagedModelException();
    }
    for (int i = 0; i < entry.length; i++) {
      entry[i] = in.readFloat();
      if (!(Math.abs(entry[i]) < 1e6f)) {
        throw new DamagedModelException();
      }
    }
    return new Tagger(layers, PackedWeights.read(in, width(layers)), entry);
  }
}
