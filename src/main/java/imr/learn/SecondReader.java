package imr.learn;

import imr.annotation.FieldId;
import imr.annotation.Schema;
import imr.learn.TaggingExample.WordSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * A second opinion on where a letter says what: one {@link Tagger} for each kind of section.
 * Passages (fields of long text) are found by their first and last words.
 *
 * <p>It learns from letters, never from rules, so that it errs elsewhere than the rules do. The
 * same lessons in the same order give the same reader.
 */
final class SecondReader {
  /** By their places; of those that begin together the longest is first. */
  static final Comparator<FoundValue> ORDER =
      Comparator.comparingInt((FoundValue v) -> v.span().from())
          .thenComparingInt(v -> -v.span().to())
          .thenComparing(v -> v.span().field());

  /** By so much a value that is not found may be worse than what is found. */
  private static final float NEAR = 1;

  final List<Part> parts;

  SecondReader(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /** The model of the fields in a kind of section. */
  record Part(TaggerLayout layout, Tagger tagger) {}

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
   * @param near values that it all but finds: their margins are between -1 and 0
   * @param margins of each value that it was asked about; below 0 where it reads otherwise, NaN
   *     where it doesn't know the field there
   */
  @SuppressWarnings("ArrayRecordComponent") // read on, never compared
  record Opinion(List<FoundValue> found, List<FoundValue> near, float[] margins) {}

  static SecondReader none() {
    return new SecondReader(List.of());
  }

  /** Learns from lessons; stops early, with what it has, when canceled. */
  static SecondReader learn(Schema schema, Lessons lessons, int epochs, BooleanSupplier canceled) {
    List<Part> parts = new ArrayList<>();
    List<TaggingExample> examples = lessons.all().stream().map(Lessons.Lesson::example).toList();
    for (TaggerLayout layout : TaggerLayout.plan(schema, examples)) {
      parts.add(new Part(layout, ReaderTraining.tagger(layout, lessons, epochs, canceled)));
    }
    return new SecondReader(parts);
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

  /** What the reader finds in a letter, and what it thinks of the values asked about. */
  Opinion read(LetterWords words, List<WordSpan> asked) {
    float[] margins = new float[asked.size()];
    Arrays.fill(margins, Float.NaN);
    List<FoundValue> found = new ArrayList<>();
    List<FoundValue> near = new ArrayList<>();
    for (Part part : parts) {
      TaggerScores scores = new TaggerScores(part.tagger());
      boolean[] masked = new boolean[part.tagger().fields];
      for (int[] s : sections(words, part.layout().kind())) {
        scores.fill(words, words, s[0], s[1], masked);
        for (int l = 0; l < part.layout().layers().size(); l++) {
          TaggerPaths layer = scores.layer(l, 0);
          collect(part, l, layer, found);
          collectNear(part, l, layer, scores, found, near);
          for (int i = 0; i < asked.size(); i++) {
            WordSpan v = asked.get(i);
            int f = part.layout().number(l, v.field());
            if (f >= 0 && v.from() >= s[0] && v.to() <= s[1]) {
              margins[i] = margin(part.layout().passage(l), layer, f, v);
            }
          }
        }
      }
    }
    found.sort(ORDER);
    near.sort(ORDER);
    return new Opinion(found, near, margins);
  }

  private static float margin(boolean passage, TaggerPaths layer, int f, WordSpan v) {
    return passage
        ? Math.min(
            layer.margin(new Tagger.Labeled(f, v.from(), v.from() + 1)),
            layer.margin(new Tagger.Labeled(f + 1, v.to() - 1, v.to())))
        : layer.margin(new Tagger.Labeled(f, v.from(), v.to()));
  }

  private static void collectNear(
      Part part,
      int l,
      TaggerPaths layer,
      TaggerScores scores,
      List<FoundValue> found,
      List<FoundValue> near) {
    if (!part.layout().passage(l)) {
      for (Tagger.Labeled v : scores.layer(l, NEAR).best()) {
        WordSpan span = new WordSpan(part.layout().field(l, v.field()), v.from(), v.to());
        if (found.stream().noneMatch(f -> f.span().equals(span))) {
          near.add(new FoundValue(span, layer.margin(v)));
        }
      }
    }
  }

  private static void collect(Part part, int l, TaggerPaths layer, List<FoundValue> found) {
    Map<FieldId, Integer> open = new HashMap<>();
    for (Tagger.Labeled v : layer.best()) {
      FieldId field = part.layout().field(l, v.field());
      if (!part.layout().passage(l)) {
        found.add(new FoundValue(new WordSpan(field, v.from(), v.to()), layer.margin(v)));
      } else if (v.field() == part.layout().number(l, field)) {
        open.put(field, v.from());
      } else if (open.containsKey(field)) {
        WordSpan passage = new WordSpan(field, open.remove(field), v.to());
        found.add(
            new FoundValue(passage, margin(true, layer, part.layout().number(l, field), passage)));
      }
    }
  }

  /** The fields that it knows, by name. */
  Set<FieldId> fields() {
    Set<FieldId> fields = new TreeSet<>();
    parts.forEach(p -> p.layout().layers().forEach(fields::addAll));
    return fields;
  }
}
