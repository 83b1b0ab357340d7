package imr.learn;

import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Schema;
import imr.learn.Lesson.WordSpan;
import imr.learn.SecondReader.FoundValue;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Decides which of the values found only by the second reader are offered, by cross-validation. */
final class Possible {
  /** The required precision in cross-validation. */
  static final double PRECISION = 0.5;

  /** The weight of the overall precision when estimating that of a field, in number of values. */
  private static final double DRAWN = 2;

  private Possible() {}

  /** A value without a suggestion, and whether it is right. */
  private record Candidate(FieldId field, double score, boolean right) {}

  /** The minimum margin for offering values of a field, and the resulting precision. */
  record Bar(double margin, double precision) {}

  static Map<FieldId, Bar> learn(Schema schema, List<Fold> folds) {
    List<Candidate> all = new ArrayList<>();
    for (Fold fold : folds) {
      Case letter = fold.letter();
      if (letter.example().finished()) {
        for (FoundValue found : distinct(schema, letter.words(), fold.heard().opinion().found())) {
          if (isNew(schema, letter, found.span())) {
            boolean right = letter.lesson().values().contains(found.span());
            all.add(new Candidate(found.span().field(), found.margin(), right));
          }
        }
      }
    }
    Map<FieldId, Bar> bars = new TreeMap<>();
    Map<FieldId, List<Candidate>> byField = new TreeMap<>();
    all.forEach(c -> byField.computeIfAbsent(c.field(), _ -> new ArrayList<>()).add(c));
    double overall = all.isEmpty() ? 0 : (double) right(all) / all.size();
    byField.forEach(
        (field, candidates) -> {
          Bar bar = bar(candidates, overall);
          if (bar.precision() >= PRECISION) {
            bars.put(field, bar);
          }
        });
    return bars;
  }

  /** Returns false if the letter's suggestions leave no room for another value. */
  private static boolean isNew(Schema schema, Case letter, WordSpan found) {
    FieldId id = found.field();
    Optional<Field> group = schema.parent(id);
    if (letter.lesson().silent().contains(id)
        || group.flatMap(g -> schema.parent(g.id())).isPresent()) {
      return false;
    }
    Span span = letter.words().span(found.from(), found.to());
    String normal = Said.normal(letter.words().quote(found.from(), found.to()));
    List<Said> said =
        letter.suggested().stream()
            .map(Case.Suggested::said)
            .filter(s -> s.field().id().equals(id))
            .toList();
    long subjects =
        group.isEmpty() ? 1 : letter.example().suggested().counted("", group.get().id()).size();
    boolean full = !schema.field(id).many() && said.size() >= subjects;
    return !full
        && said.stream().noneMatch(s -> s.span().overlaps(span) || s.words().equals(normal));
  }

  private static long right(List<Candidate> some) {
    return some.stream().filter(Candidate::right).count();
  }

  /** Returns the lowest threshold that reaches the required precision, or else the best one. */
  private static Bar bar(List<Candidate> candidates, double overall) {
    List<Candidate> sorted = new ArrayList<>(candidates);
    sorted.sort(Comparator.comparingDouble(c -> -c.score()));
    Bar best = new Bar(Double.MAX_VALUE, 0);
    int right = 0;
    for (int i = 0; i < sorted.size(); i++) {
      right += sorted.get(i).right() ? 1 : 0;
      double precision = (right + DRAWN * Math.min(0.5, overall)) / (i + 1 + DRAWN);
      if (precision >= PRECISION
          || (precision > best.precision() && best.precision() < PRECISION)) {
        best = new Bar(sorted.get(i).score(), precision);
      }
    }
    return best;
  }

  /**
   * Removes duplicates as in records: one value for a single field of the letter, distinct values
   * for a list.
   */
  static List<FoundValue> distinct(Schema schema, LetterWords words, List<FoundValue> found) {
    Map<FieldId, FoundValue> single = new HashMap<>();
    Set<String> seen = new HashSet<>();
    List<FoundValue> kept = new ArrayList<>();
    for (FoundValue v : found) {
      FieldId field = v.span().field();
      boolean ofLetter = schema.parent(field).isEmpty();
      if (ofLetter && !schema.find(field).map(Field::many).orElse(true)) {
        single.merge(field, v, (a, b) -> b.margin() > a.margin() ? b : a);
      }
      String normal = Said.normal(words.quote(v.span().from(), v.span().to()));
      if (!ofLetter || seen.add(field + "\n" + normal)) {
        kept.add(v);
      }
    }
    kept.removeIf(v -> single.containsKey(v.span().field()) && !single.containsValue(v));
    return kept;
  }
}
