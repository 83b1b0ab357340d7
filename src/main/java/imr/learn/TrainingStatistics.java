package imr.learn;

import imr.annotation.FieldId;
import imr.learn.TaggingExample.WordSpan;
import java.util.List;
import java.util.TreeMap;

/**
 * Statistics from the training letters: how often each rule was right, how often the same text in
 * the same field was right, which words values consist of, and their lengths. Words are stored as
 * hashes.
 */
final class TrainingStatistics {
  /** For each rule, and for each field's text by hash: how often it was right and wrong. */
  final TreeMap<String, int[]> rules = new TreeMap<>();

  final TreeMap<Integer, int[]> phrases = new TreeMap<>();

  /**
   * How often a word was inside a field's values, first, last, directly before, and directly after.
   */
  final TreeMap<Integer, Integer> vocabulary = new TreeMap<>();

  /**
   * For each field: the number of values, and the sums of the logarithms of their lengths and of
   * their squares.
   */
  final TreeMap<FieldId, double[]> lengths = new TreeMap<>();

  /** The position of a word relative to a value. */
  enum Part {
    INSIDE,
    FIRST,
    LAST,
    BEFORE,
    BEHIND
  }

  static TrainingStatistics of(List<TrainingCase> cases) {
    TrainingStatistics experience = new TrainingStatistics();
    cases.forEach(experience::add);
    return experience;
  }

  private void add(TrainingCase letter) {
    for (TrainingCase.Suggested s : letter.suggested()) {
      if (s.right().isPresent()) {
        int which = s.right().get() ? 0 : 1;
        rules.computeIfAbsent(s.said().rule(), _ -> new int[2])[which]++;
        phrases.computeIfAbsent(phrase(s.said()), _ -> new int[2])[which]++;
      }
    }
    if (letter.example().finished()) {
      letter.lesson().values().forEach(v -> add(letter.words(), v));
    }
  }

  private void add(LetterWords words, WordSpan v) {
    double[] lengths = this.lengths.computeIfAbsent(v.field(), _ -> new double[3]);
    double length = Math.log(v.to() - v.from());
    lengths[0]++;
    lengths[1] += length;
    lengths[2] += length * length;
    if (v.to() - v.from() > 40) {
      return;
    }
    for (int i = v.from(); i < v.to(); i++) {
      count(Part.INSIDE, v.field(), words.word[i]);
    }
    count(Part.FIRST, v.field(), words.word[v.from()]);
    count(Part.LAST, v.field(), words.word[v.to() - 1]);
    count(Part.BEFORE, v.field(), word(words, v.from() - 1));
    count(Part.BEHIND, v.field(), word(words, v.to()));
  }

  static int word(LetterWords words, int i) {
    return i < 0 || i >= words.size() ? 0 : words.word[i];
  }

  private void count(Part part, FieldId field, int word) {
    vocabulary.merge(key(part, field, word), 1, Integer::sum);
  }

  @SuppressWarnings(
      "EnumOrdinal") // Stored in the model, whose version must change if the parts do.
  private static int key(Part part, FieldId field, int word) {
    return LetterWords.mix(100 + part.ordinal(), LetterWords.hash(field.path()), word);
  }

  static int phrase(LocatedValue said) {
    return LetterWords.mix(
        99, LetterWords.hash(said.field().id().path()), LetterWords.hash(said.words()));
  }

  int seen(Part part, FieldId field, int word) {
    return vocabulary.getOrDefault(key(part, field, word), 0);
  }

  int[] rule(String rule) {
    return rules.getOrDefault(rule, new int[2]);
  }

  int[] phraseOf(LocatedValue said) {
    return phrases.getOrDefault(phrase(said), new int[2]);
  }

  /**
   * Returns how unusual a value's length is, in standard deviations from the field's mean; 0 if
   * unknown.
   */
  double unusual(FieldId field, int length) {
    double[] l = lengths.get(field);
    if (l == null || l[0] < 3) {
      return 0;
    }
    double mean = l[1] / l[0];
    double spread = Math.sqrt(Math.max(0, l[2] / l[0] - mean * mean)) + 0.25;
    return (Math.log(length) - mean) / spread;
  }
}
