package imr.learn;

import imr.learn.Tagger.Labeled;
import java.util.Arrays;
import java.util.List;

/** Makes a {@link Tagger}: an averaged structured perceptron with costs and a rate per weight. */
final class TaggerTraining {
  private final GrowingWeights weights;
  private final Tagger tagger;
  private final TaggerScores scores;
  private final float[] entrySums;
  private float step = 1;

  TaggerTraining(int[] layers, FeatureNumbers features) {
    this.weights = new GrowingWeights(Tagger.width(layers), features);
    this.tagger = new Tagger(layers, weights, Tagger.entry(layers));
    this.scores = new TaggerScores(tagger);
    this.entrySums = new float[tagger.entry.length];
  }

  /**
   * What a layer's values say of each word: 0, or the field and its role there, as {@code 1 + 4 *
   * field + role}.
   */
  private static void mark(List<Labeled> values, int from, int[] path) {
    Arrays.fill(path, 0);
    for (Labeled v : values) {
      for (int i = v.from(); i < v.to(); i++) {
        int role = (i == v.from() ? Tagger.FIRST : 0) | (i + 1 == v.to() ? Tagger.LAST : 0);
        path[i - from] = 1 + 4 * v.field() + role;
      }
    }
  }

  /**
   * Learns from one stretch.
   *
   * @param numbers the numbers of the words' features
   * @param gold of each layer its values, in order, without overlaps
   * @param ignored of each layer words of which nothing is learned
   * @param weight how much a mistake counts
   * @return true where nothing had to change
   */
  boolean learn(
      LetterWords letter,
      FeatureSource numbers,
      int from,
      int to,
      List<List<Labeled>> gold,
      boolean[][] ignored,
      boolean[] masked,
      float weight,
      SeenFeatures seen) {
    scores.fill(letter, numbers, from, to, masked);
    scores.charge(gold.stream().flatMap(List::stream).toList());
    step++;
    boolean fine = true;
    for (int l = 0; l + 1 < tagger.layers.length; l++) {
      List<Labeled> found = scores.layer(l, 0).best();
      if (!found.equals(gold.get(l))) {
        fine = false;
        correct(letter, numbers, gold.get(l), found, ignored[l], weight, seen);
      }
    }
    return fine;
  }

  private void correct(
      LetterWords letter,
      FeatureSource numbers,
      List<Labeled> gold,
      List<Labeled> found,
      boolean[] ignored,
      float weight,
      SeenFeatures seen) {
    int[] right = new int[scores.size];
    int[] wrong = new int[scores.size];
    mark(gold, scores.from, right);
    mark(found, scores.from, wrong);
    for (int i = 0; i < right.length; i++) {
      if (right[i] != wrong[i] && !ignored[scores.from + i]) {
        int n = numbers.features(scores.from + i, scores.features);
        for (int k = 0; k < n; k++) {
          if (seen.often(scores.features[k])) {
            int row = weights.row(scores.features[k]);
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
      weights.change(at, by, step);
      if ((label - 1 & Tagger.FIRST) != 0) {
        weights.change(at + tagger.fields, by, step);
      }
      if ((label - 1 & Tagger.LAST) != 0) {
        weights.change(at + 2 * tagger.fields, by, step);
      }
    }
  }

  private void enter(LetterWords letter, List<Labeled> values, boolean[] ignored, float by) {
    int context = 0;
    int sentence = -1;
    for (Labeled v : values) {
      context = letter.sentence[v.from()] == sentence ? context : 0;
      if (!ignored[v.from()]) {
        int at = tagger.entryAt(letter.separator(v.from()), context, v.field());
        tagger.changeEntry(at, GrowingWeights.RATE * by);
        entrySums[at] += step * GrowingWeights.RATE * by;
      }
      context = v.field() + 1;
      sentence = letter.sentence[v.to() - 1];
    }
  }

  /** From here on weights are averaged. */
  void startAveraging() {
    weights.startAveraging();
    Arrays.fill(entrySums, 0);
    step = 1;
  }

  /** Ends the learning: each weight is its average. */
  Tagger learned() {
    float[] entry = tagger.entry.clone();
    for (int i = 0; i < entry.length; i++) {
      entry[i] -= entrySums[i] / step;
    }
    return new Tagger(tagger.layers, weights.averaged(step), entry);
  }
}
