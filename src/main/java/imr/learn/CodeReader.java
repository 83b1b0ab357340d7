package imr.learn;

import imr.annotation.Field;
import imr.annotation.FieldId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Predicts the code of a coded field from the words of its value and their surroundings. Uses one
 * averaged perceptron per field.
 */
final class CodeReader {
  private static final int EPOCHS = 8;
  private static final int AROUND = 4;

  /** For each field, the weight of each feature and code, by hash. */
  final TreeMap<FieldId, TreeMap<Integer, Float>> weights = new TreeMap<>();

  /** For each field, the known codes in order. */
  final TreeMap<FieldId, List<String>> codes = new TreeMap<>();

  /**
   * A predicted code.
   *
   * @param margin the difference of its score and that of the code asked about; 0 if they are equal
   */
  record Read(String code, double margin) {}

  @SuppressWarnings("ArrayRecordComponent") // Only read, never compared.
  private record Row(int[] features, String code, float weight) {}

  static CodeReader learn(List<TrainingCase> cases) {
    Map<FieldId, List<Row>> rows = new TreeMap<>();
    for (TrainingCase letter : cases) {
      List<LocatedValue> taught = new ArrayList<>(letter.record());
      if (!letter.example().finished()) {
        letter.suggested().stream()
            .filter(s -> s.right().isEmpty())
            .map(TrainingCase.Suggested::said)
            .forEach(taught::add);
      }
      for (LocatedValue s : taught) {
        if (s.field().type() == Field.Type.CODE && s.value().known().isPresent()) {
          int[] features = features(letter.words(), s);
          String code = s.value().known().orElse("");
          rows.computeIfAbsent(s.field().id(), _ -> new ArrayList<>())
              .add(new Row(features, code, letter.lesson().weight()));
        }
      }
    }
    CodeReader reader = new CodeReader();
    rows.forEach(reader::learn);
    return reader;
  }

  private void learn(FieldId field, List<Row> rows) {
    List<String> known = rows.stream().map(Row::code).distinct().sorted().toList();
    codes.put(field, known);
    Map<Integer, float[]> learned = new HashMap<>();
    float step = 1;
    Random random = new Random(7);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      for (int n = 0; n < rows.size(); n++) {
        Row row = rows.get(random.nextInt(rows.size()));
        int best = -1;
        float most = 0;
        int right = known.indexOf(row.code());
        for (int c = 0; c < known.size(); c++) {
          float score = c == right ? 0 : 0.5f;
          for (int f : row.features()) {
            float[] w = learned.get(LetterWords.mix(1, f, c));
            score += w == null ? 0 : w[0];
          }
          if (best < 0 || score > most) {
            best = c;
            most = score;
          }
        }
        step++;
        if (best != right) {
          for (int f : row.features()) {
            change(learned, LetterWords.mix(1, f, right), row.weight(), step);
            change(learned, LetterWords.mix(1, f, best), -row.weight(), step);
          }
        }
      }
    }
    TreeMap<Integer, Float> averaged = new TreeMap<>();
    for (Map.Entry<Integer, float[]> e : learned.entrySet()) {
      float w = e.getValue()[0] - e.getValue()[1] / step;
      if (Math.abs(w) > 0.01f) {
        averaged.put(e.getKey(), w);
      }
    }
    weights.put(field, averaged);
  }

  private static void change(Map<Integer, float[]> learned, int key, float by, float step) {
    float[] w = learned.computeIfAbsent(key, _ -> new float[2]);
    w[0] += 0.1f * by;
    w[1] += 0.1f * by * step;
  }

  private static int[] features(LetterWords words, LocatedValue said) {
    int from = words.wordAt(said.span().start());
    int to = words.wordAt(said.span().end() - 1) + 1;
    Set<Integer> features = new HashSet<>();
    for (int i = from; i < Math.min(to, words.size()); i++) {
      features.add(LetterWords.mix(201, words.word[i], 0));
      if (i + 1 < to && i + 1 < words.size()) {
        features.add(LetterWords.mix(202, words.word[i], words.word[i + 1]));
      }
    }
    features.add(LetterWords.mix(203, TrainingStatistics.word(words, from), 0));
    features.add(LetterWords.mix(204, TrainingStatistics.word(words, to - 1), 0));
    if (!said.byValue()) {
      for (int k = 1; k <= AROUND; k++) {
        features.add(LetterWords.mix(205, TrainingStatistics.word(words, from - k), 0));
        features.add(LetterWords.mix(206, TrainingStatistics.word(words, to + k - 1), 0));
      }
      features.add(LetterWords.mix(207, TrainingStatistics.word(words, from - 1), 0));
    }
    return features.stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  /** Returns the predicted code of a value, or null if the field is unknown. */
  @org.jspecify.annotations.Nullable
  Read read(LetterWords words, LocatedValue said) {
    TreeMap<Integer, Float> learned = weights.get(said.field().id());
    List<String> known = codes.get(said.field().id());
    if (learned == null || known == null) {
      return null;
    }
    int[] features = features(words, said);
    int best = -1;
    double most = 0;
    double asked = -1;
    double second = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < known.size(); c++) {
      double score = 0;
      for (int f : features) {
        score += learned.getOrDefault(LetterWords.mix(1, f, c), 0f);
      }
      if (said.value().known().filter(known.get(c)::equalsIgnoreCase).isPresent()) {
        asked = score;
      }
      if (best < 0 || score > most) {
        second = best < 0 ? second : most;
        best = c;
        most = score;
      } else {
        second = Math.max(second, score);
      }
    }
    boolean same = said.value().known().filter(known.get(best)::equalsIgnoreCase).isPresent();
    double margin = same ? (known.size() < 2 ? 1 : most - second) : asked - most;
    return new Read(known.get(best), margin);
  }
}
