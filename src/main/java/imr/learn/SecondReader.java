package imr.learn;

import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Schema;
import imr.learn.Lesson.WordSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * A second opinion on where a letter says what: one {@link Tagger} for each kind of section and
 * each layer of fields that don't overlap. Passages (fields of long text) are found by their first
 * and last words.
 *
 * <p>It learns from letters, never from rules, so that it errs elsewhere than the rules do. The
 * same lessons in the same order give the same reader.
 */
final class SecondReader {
  /** A field is looked for in a kind of section that holds this share of its values. */
  private static final double SHARE = 0.08;

  private static final int MOST_LAYERS = 6;

  /** The first rounds change weights too much to count in their average. */
  private static final int NOT_AVERAGED = 2;

  /** A stretch that was read right is left out for so many rounds. */
  private static final int REST = 2;

  private static final int SEED = 20_261_130;

  final List<Part> parts;

  SecondReader(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /**
   * The model of the fields in a kind of section.
   *
   * @param layers the fields of each layer
   * @param passages true where the last layer is of passages: there each field stands for two of
   *     the tagger's, its first word and its last
   */
  record Part(int kind, List<List<FieldId>> layers, boolean passages, Tagger tagger) {
    static Part of(int kind, List<List<FieldId>> layers, boolean passages) {
      int[] starts = new int[layers.size() + 1];
      for (int l = 0; l < layers.size(); l++) {
        boolean twice = passages && l == layers.size() - 1;
        starts[l + 1] = starts[l] + layers.get(l).size() * (twice ? 2 : 1);
      }
      return new Part(kind, List.copyOf(layers), passages, new Tagger(starts));
    }

    boolean passage(int layer) {
      return passages && layer == layers.size() - 1;
    }

    /** The tagger's first number of a field in a layer; -1 where the layer lacks it. */
    int number(int layer, FieldId field) {
      int at = layers.get(layer).indexOf(field);
      return at < 0 ? -1 : tagger.layers[layer] + (passage(layer) ? 2 * at : at);
    }

    FieldId field(int layer, int number) {
      int at = number - tagger.layers[layer];
      return layers.get(layer).get(passage(layer) ? at / 2 : at);
    }
  }

  /**
   * A value that the reader finds.
   *
   * @param margin how much better it is than any other reading; about 1 is sure
   */
  record FoundValue(WordSpan span, float margin) {}

  /**
   * What the reader says of a letter.
   *
   * @param found in the letter's order
   * @param margins of each value that it was asked about; below 0 where it reads otherwise, NaN
   *     where it doesn't know the field there
   */
  @SuppressWarnings("ArrayRecordComponent") // read on, never compared
  record Opinion(List<FoundValue> found, float[] margins) {}

  static SecondReader none() {
    return new SecondReader(List.of());
  }

  /** Learns from lessons; stops early, with what it has, when canceled. */
  static SecondReader learn(
      Schema schema, List<Lesson> lessons, int epochs, BooleanSupplier canceled) {
    List<Part> parts = new ArrayList<>();
    for (Part part : plan(schema, lessons)) {
      teach(part, lessons, epochs, canceled);
      part.tagger().average();
      parts.add(part);
    }
    return new SecondReader(parts);
  }

  private static List<Part> plan(Schema schema, List<Lesson> lessons) {
    Map<FieldId, Map<Integer, Integer>> kinds = new HashMap<>();
    Map<List<FieldId>, Integer> overlaps = new HashMap<>();
    Map<FieldId, Integer> counts = new HashMap<>();
    for (Lesson lesson : lessons) {
      List<WordSpan> values = lesson.values();
      for (int i = 0; i < values.size(); i++) {
        WordSpan v = values.get(i);
        counts.merge(v.field(), 1, Integer::sum);
        kinds
            .computeIfAbsent(v.field(), _ -> new TreeMap<>())
            .merge(lesson.words().kind(v.from()), 1, Integer::sum);
        for (int k = i + 1; k < values.size(); k++) {
          WordSpan other = values.get(k);
          if (v.overlaps(other) && !v.field().equals(other.field())) {
            overlaps.merge(List.of(v.field(), other.field()), 1, Integer::sum);
            overlaps.merge(List.of(other.field(), v.field()), 1, Integer::sum);
          }
        }
      }
    }
    return parts(schema, kinds, counts, overlaps);
  }

  private static List<Part> parts(
      Schema schema,
      Map<FieldId, Map<Integer, Integer>> kinds,
      Map<FieldId, Integer> counts,
      Map<List<FieldId>, Integer> overlaps) {
    TreeMap<Integer, TreeMap<Integer, List<FieldId>>> byKind = new TreeMap<>();
    for (Field field : schema.all().filter(SecondReader::hasSpans).toList()) {
      int count = counts.getOrDefault(field.id(), 0);
      kinds
          .getOrDefault(field.id(), new TreeMap<>())
          .forEach(
              (kind, here) -> {
                if (here >= SHARE * count) {
                  TreeMap<Integer, List<FieldId>> layers =
                      byKind.computeIfAbsent(kind, _ -> new TreeMap<>());
                  if (2 * layers.values().stream().mapToInt(List::size).sum()
                      > Tagger.MOST_FIELDS - 2) {
                    return;
                  }
                  int layer = field.longText() ? MOST_LAYERS : 0;
                  while (layer < MOST_LAYERS - 1
                      && layers.getOrDefault(layer, List.of()).stream()
                          .anyMatch(f -> overlap(f, field.id(), counts, overlaps))) {
                    layer++;
                  }
                  layers.computeIfAbsent(layer, _ -> new ArrayList<>()).add(field.id());
                }
              });
    }
    return byKind.entrySet().stream()
        .map(
            e ->
                Part.of(
                    e.getKey(),
                    List.copyOf(e.getValue().values()),
                    e.getValue().containsKey(MOST_LAYERS)))
        .toList();
  }

  private static boolean overlap(
      FieldId one,
      FieldId other,
      Map<FieldId, Integer> counts,
      Map<List<FieldId>, Integer> overlaps) {
    int fewer = Math.min(counts.getOrDefault(one, 0), counts.getOrDefault(other, 0));
    return overlaps.getOrDefault(List.of(one, other), 0) > 0.01 * fewer;
  }

  /** Codes that judge another value have no span of their own. */
  static boolean hasSpans(Field field) {
    return !field.isGroup() && field.sameSpanAs().isEmpty();
  }

  /** A stretch of one letter that a tagger learns from. */
  @SuppressWarnings("ArrayRecordComponent") // read on, never compared
  private record Stretch(
      Lesson lesson, int from, int to, List<List<Tagger.Labeled>> gold, boolean[][] ignored) {}

  private static void teach(Part part, List<Lesson> lessons, int epochs, BooleanSupplier canceled) {
    List<Stretch> stretches = new ArrayList<>();
    Tagger.Seen seen = new Tagger.Seen();
    for (int i = 0; i < lessons.size(); i++) {
      for (Stretch s : stretches(part, lessons.get(i))) {
        stretches.add(s);
        seen.add(s.lesson().words(), s.from(), s.to(), i + 1);
      }
    }
    int[] right = new int[stretches.size()];
    int[] order = new int[stretches.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    Random random = new Random(SEED);
    Tagger.Scores scores = part.tagger().new Scores();
    for (int epoch = 0; epoch < epochs && !canceled.getAsBoolean(); epoch++) {
      shuffle(order, random);
      if (epoch == NOT_AVERAGED) {
        part.tagger().startAveraging();
      }
      for (int i : order) {
        if (right[i] > 0) {
          right[i]--;
          continue;
        }
        Stretch s = stretches.get(i);
        boolean fine =
            part.tagger()
                .learn(
                    scores,
                    s.lesson().words(),
                    s.from(),
                    s.to(),
                    s.gold(),
                    s.ignored(),
                    masked(part, s.lesson()),
                    s.lesson().weight(),
                    seen);
        right[i] = fine ? REST : 0;
      }
    }
  }

  private static void shuffle(int[] order, Random random) {
    for (int i = order.length - 1; i > 0; i--) {
      int k = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[k];
      order[k] = kept;
    }
  }

  private static boolean[] masked(Part part, Lesson lesson) {
    boolean[] masked = new boolean[part.tagger().fields];
    for (int l = 0; l < part.layers().size(); l++) {
      for (int f = part.tagger().layers[l]; f < part.tagger().layers[l + 1]; f++) {
        masked[f] = lesson.silent().contains(part.field(l, f));
      }
    }
    return masked;
  }

  private static List<Stretch> stretches(Part part, Lesson lesson) {
    boolean[][] ignored = new boolean[part.layers().size()][lesson.words().size()];
    List<List<Tagger.Labeled>> gold = new ArrayList<>();
    for (int l = 0; l < ignored.length; l++) {
      gold.add(labeled(part, l, lesson, ignored[l]));
    }
    List<Stretch> stretches = new ArrayList<>();
    for (int[] s : sections(lesson.words(), part.kind())) {
      int from = s[0];
      while (from < s[1]) {
        int to = endOfStretch(lesson.words(), from, s[1], gold);
        int f = from;
        List<List<Tagger.Labeled>> inside =
            gold.stream()
                .map(g -> g.stream().filter(v -> v.from() >= f && v.to() <= to).toList())
                .toList();
        stretches.add(new Stretch(lesson, f, to, inside, ignored));
        from = to;
      }
    }
    return stretches;
  }

  /** The end of the sentence, or of the first one behind it that no value goes beyond. */
  private static int endOfStretch(
      LetterWords words, int from, int most, List<List<Tagger.Labeled>> gold) {
    int to = from + 1;
    while (to < most && (!words.opensSentence(to) || crossed(to, gold))) {
      to++;
    }
    return to;
  }

  private static boolean crossed(int at, List<List<Tagger.Labeled>> gold) {
    return gold.stream().flatMap(List::stream).anyMatch(v -> v.from() < at && at < v.to());
  }

  /** The sections of a kind, as words. */
  static List<int[]> sections(LetterWords words, int kind) {
    List<int[]> sections = new ArrayList<>();
    int i = 0;
    while (i < words.size()) {
      int to = i + 1;
      while (to < words.size() && !words.opensSection(to)) {
        to++;
      }
      if (words.kind(i) == kind) {
        sections.add(new int[] {i, to});
      }
      i = to;
    }
    return sections;
  }

  /**
   * The lesson's values of the part's fields, without overlaps. Other mentions of the same words
   * are ignored: a letter's record takes the first one, and the others are no counterexamples.
   */
  private static List<Tagger.Labeled> labeled(
      Part part, int layer, Lesson lesson, boolean[] ignored) {
    List<Tagger.Labeled> values = new ArrayList<>();
    for (WordSpan v : lesson.values()) {
      int f = part.number(layer, v.field());
      if (f >= 0 && part.passage(layer)) {
        values.add(new Tagger.Labeled(f, v.from(), v.from() + 1));
        values.add(new Tagger.Labeled(f + 1, v.to() - 1, v.to()));
      } else if (f >= 0) {
        values.add(new Tagger.Labeled(f, v.from(), v.to()));
        ignoreOthers(lesson, part.kind(), v, ignored);
      }
    }
    values.sort(Comparator.comparingInt(Tagger.Labeled::from).thenComparingInt(v -> -v.to()));
    List<Tagger.Labeled> kept = new ArrayList<>();
    int reached = 0;
    for (Tagger.Labeled v : values) {
      if (v.from() >= reached) {
        kept.add(v);
        reached = v.to();
        for (int i = v.from(); i < v.to(); i++) {
          ignored[i] = false;
        }
      } else {
        for (int i = reached; i < v.to(); i++) {
          ignored[i] = true;
        }
      }
    }
    return kept;
  }

  private static void ignoreOthers(Lesson lesson, int kind, WordSpan v, boolean[] ignored) {
    LetterWords words = lesson.words();
    int length = v.to() - v.from();
    for (int i = v.to(); i + length <= words.size(); i++) {
      if (words.word[i] == words.word[v.from()] && words.kind(i) == kind && same(words, v, i)) {
        java.util.Arrays.fill(ignored, i, i + length, true);
      }
    }
  }

  private static boolean same(LetterWords words, WordSpan v, int at) {
    for (int k = 0; k < v.to() - v.from(); k++) {
      if (words.word[at + k] != words.word[v.from() + k]) {
        return false;
      }
    }
    return true;
  }

  /** What the reader finds in a letter, and what it thinks of the values asked about. */
  Opinion read(LetterWords words, List<WordSpan> asked) {
    float[] margins = new float[asked.size()];
    java.util.Arrays.fill(margins, Float.NaN);
    List<FoundValue> found = new ArrayList<>();
    for (Part part : parts) {
      Tagger.Scores scores = part.tagger().new Scores();
      boolean[] masked = new boolean[part.tagger().fields];
      for (int[] s : sections(words, part.kind())) {
        scores.fill(words, s[0], s[1], masked);
        for (int l = 0; l < part.layers().size(); l++) {
          Tagger.Layer layer = scores.layer(l);
          collect(part, l, layer, found);
          for (int i = 0; i < asked.size(); i++) {
            WordSpan v = asked.get(i);
            int f = part.number(l, v.field());
            if (f >= 0 && v.from() >= s[0] && v.to() <= s[1]) {
              margins[i] = margin(part.passage(l), layer, f, v);
            }
          }
        }
      }
    }
    found.sort(
        Comparator.comparingInt((FoundValue v) -> v.span().from())
            .thenComparingInt(v -> -v.span().to())
            .thenComparing(v -> v.span().field()));
    return new Opinion(found, margins);
  }

  private static float margin(boolean passage, Tagger.Layer layer, int f, WordSpan v) {
    return passage
        ? Math.min(
            layer.margin(new Tagger.Labeled(f, v.from(), v.from() + 1)),
            layer.margin(new Tagger.Labeled(f + 1, v.to() - 1, v.to())))
        : layer.margin(new Tagger.Labeled(f, v.from(), v.to()));
  }

  private static void collect(Part part, int l, Tagger.Layer layer, List<FoundValue> found) {
    Map<FieldId, Integer> open = new HashMap<>();
    for (Tagger.Labeled v : layer.best()) {
      FieldId field = part.field(l, v.field());
      if (!part.passage(l)) {
        found.add(new FoundValue(new WordSpan(field, v.from(), v.to()), layer.margin(v)));
      } else if (v.field() == part.number(l, field)) {
        open.put(field, v.from());
      } else if (open.containsKey(field)) {
        WordSpan passage = new WordSpan(field, open.remove(field), v.to());
        found.add(new FoundValue(passage, margin(true, layer, part.number(l, field), passage)));
      }
    }
  }

  /** The fields that it knows, by name. */
  Set<FieldId> fields() {
    Set<FieldId> fields = new TreeSet<>();
    parts.forEach(p -> p.layers().forEach(fields::addAll));
    return fields;
  }
}
