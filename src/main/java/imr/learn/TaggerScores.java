package imr.learn;

import imr.learn.Tagger.Labeled;
import imr.letter.LetterText;
import java.util.Arrays;
import java.util.List;

/** A stretch of a letter's words, scored; made once and filled for one stretch after another. */
final class TaggerScores {
  private static final float MASK = TaggerPaths.MASK;

  /** What a wrong label costs in training, so that right ones win by a margin. */
  private static final float COST = 1;

  private static final float EDGE_COST = COST / 2;

  final Tagger tagger;
  private final int fields;
  private final int width;
  LetterWords words = LetterWords.of(new LetterText(""));
  int from;
  int size;
  private float[] scores = new float[0];
  final int[] features = new int[WordFeatures.MOST];

  TaggerScores(Tagger tagger) {
    this.tagger = tagger;
    this.fields = tagger.fields;
    this.width = 3 * fields;
  }

  /** Scores words {@code [from, to)}; fields that are masked are never found. */
  void fill(LetterWords letter, FeatureSource source, int first, int to, boolean[] masked) {
    words = letter;
    from = first;
    size = to - first;
    if (scores.length < size * width) {
      scores = new float[size * width * 3 / 2];
    }
    Arrays.fill(scores, 0, size * width, 0f);
    for (int i = 0; i < size; i++) {
      int base = i * width;
      tagger.weights.add(scores, base, features, source.features(first + i, features));
      for (int f = 0; f < fields; f++) {
        scores[base + f] += masked[f] ? MASK : 0;
      }
    }
  }

  /** Makes what is wrong look better than it is. */
  void charge(List<Labeled> gold) {
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

  float score(int i, int field, int role) {
    int at = i * width + field;
    float score = scores[at];
    score += (role & Tagger.FIRST) == 0 ? 0 : scores[at + fields];
    score += (role & Tagger.LAST) == 0 ? 0 : scores[at + 2 * fields];
    return score;
  }

  /**
   * The best paths through one layer.
   *
   * @param bonus by how much each value looks better than it is
   */
  TaggerPaths layer(int number, float bonus) {
    return new TaggerPaths(this, tagger.layers[number], tagger.layers[number + 1], bonus);
  }
}
