package imr.learn;

import imr.annotation.FieldId;
import imr.annotation.Schema;
import imr.learn.Lesson.WordSpan;
import imr.letter.Letter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Measures models on letters they weren't trained on: each letter is read by a model of other
 * letters. The split depends only on letter ids, so that the same examples give the same results.
 */
public final class CrossValidation {
  private final LearnContext context;
  private final BooleanSupplier canceled;

  /**
   * Creates a cross-validation.
   *
   * @param canceled checked often, on the same thread
   */
  public CrossValidation(LearnContext context, BooleanSupplier canceled) {
    this.context = context;
    this.canceled = canceled;
  }

  /**
   * What the second reader finds in a field without any rule.
   *
   * @param gold the number of values in the letters
   * @param found the number of values it found
   * @param strict the number of values found with the same span
   * @param relaxed the number of values found whose span shares at least half of the longer one
   */
  public record Reads(int gold, int found, int strict, int relaxed) {
    static final Reads NONE = new Reads(0, 0, 0, 0);

    /** Adds two results. */
    public Reads plus(Reads other) {
      return new Reads(
          gold + other.gold, found + other.found, strict + other.strict, relaxed + other.relaxed);
    }

    /** Returns F1 for strict matches; 0 if there are no values. */
    public double strictF1() {
      return gold + found == 0 ? 0 : 2.0 * strict / (gold + found);
    }

    /** Returns F1 for relaxed matches; 0 if there are no values. */
    public double relaxedF1() {
      return gold + found == 0 ? 0 : 2.0 * relaxed / (gold + found);
    }
  }

  /**
   * The results for the suggestions of one letter.
   *
   * @param judged the decided suggestions
   * @param missed the number of values in the record without a suggestion
   * @param offered the number of possible values
   * @param hits the number of possible values that are in the record with the same span
   */
  public record Outcome(
      Letter letter, List<DoubtQuality.Judged> judged, int missed, int offered, int hits) {}

  private List<Example> sorted(List<Example> examples) {
    return examples.stream().sorted(Comparator.comparing(e -> e.letter().id())).toList();
  }

  /**
   * Measures the second reader on each letter and field.
   *
   * @param taught the maximum number of letters to train each reader on
   * @param read the number of letters read by each reader, at least 1
   * @return results for each letter, in order of their ids
   */
  public List<Map<FieldId, Reads>> reads(List<Example> examples, int taught, int read) {
    List<Case> cases = new Trainer(context).cases(examples, canceled);
    List<Map<FieldId, Reads>> all = new ArrayList<>();
    for (int from = 0; from < cases.size() && !canceled.getAsBoolean(); from += read) {
      int to = Math.min(cases.size(), from + read);
      List<Case> others = new ArrayList<>();
      for (int i = 0; i < cases.size() - (to - from) && others.size() < taught; i++) {
        others.add(cases.get((to + i) % cases.size()));
      }
      SecondReader reader =
          SecondReader.learn(context.schema(), Trainer.lessons(others), Trainer.EPOCHS, canceled);
      cases.subList(from, to).forEach(c -> all.add(reads(reader, c)));
    }
    return all;
  }

  private Map<FieldId, Reads> reads(SecondReader reader, Case letter) {
    Map<FieldId, Reads> reads = new TreeMap<>();
    List<WordSpan> gold = letter.lesson().values();
    List<WordSpan> found =
        Possible.distinct(
                context.schema(), letter.words(), reader.read(letter.words(), List.of()).found())
            .stream()
            .map(SecondReader.FoundValue::span)
            .toList();
    gold.forEach(v -> reads.merge(v.field(), new Reads(1, 0, 0, 0), Reads::plus));
    for (WordSpan v : found) {
      boolean half = gold.stream().anyMatch(g -> overlapByHalf(g, v));
      Reads one = new Reads(0, 1, gold.contains(v) ? 1 : 0, half ? 1 : 0);
      reads.merge(v.field(), one, Reads::plus);
    }
    return reads;
  }

  private static boolean overlapByHalf(WordSpan one, WordSpan other) {
    int shared = Math.min(one.to(), other.to()) - Math.max(one.from(), other.from());
    int longer = Math.max(one.to() - one.from(), other.to() - other.from());
    return one.field().equals(other.field()) && 2 * shared >= longer;
  }

  /** Measures doubts: each letter is judged by a model trained on the others. */
  public List<Outcome> doubts(List<Example> examples, int folds) {
    return doubts(examples, folds, new Trainer(context));
  }

  List<Outcome> doubts(List<Example> examples, int folds, Trainer trainer) {
    List<Example> all = sorted(examples);
    List<Outcome> outcomes = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      List<Example> others = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        if (i % folds != fold) {
          others.add(all.get(i));
        }
      }
      LearnedModel model = trainer.train(others, canceled).orElseGet(LearnedModel::untrained);
      for (int i = fold; i < all.size() && !canceled.getAsBoolean(); i += folds) {
        if (all.get(i).finished()) {
          outcomes.add(outcome(model, all.get(i)));
        }
      }
    }
    return outcomes;
  }

  Outcome outcome(LearnedModel model, Example example) {
    LetterReading reading = model.read(context, example.letter(), example.suggested());
    Case letter = Case.of(context, example);
    List<DoubtQuality.Judged> judged = new ArrayList<>();
    for (Case.Suggested s : letter.suggested()) {
      double confidence = reading.confidence(s.said().target());
      s.right().ifPresent(right -> judged.add(new DoubtQuality.Judged(confidence, right)));
    }
    int missed = 0;
    for (Said value : letter.record()) {
      missed += letter.suggested().stream().noneMatch(s -> s.said().same(value)) ? 1 : 0;
    }
    long hits =
        reading.possible().stream()
            .filter(
                p ->
                    letter.record().stream()
                        .anyMatch(
                            r ->
                                r.field().id().equals(p.target().field())
                                    && r.span().equals(p.span())))
            .count();
    return new Outcome(example.letter(), judged, missed, reading.possible().size(), (int) hits);
  }

  /** Returns the fields for which there are results, in schema order. */
  public static List<FieldId> fields(Schema schema, List<Map<FieldId, Reads>> letters) {
    return schema
        .all()
        .map(f -> f.id())
        .filter(f -> letters.stream().anyMatch(l -> l.containsKey(f)))
        .toList();
  }

  /** Returns the sum over letters. */
  public static Reads sum(List<Map<FieldId, Reads>> letters, FieldId field) {
    return letters.stream()
        .map(l -> l.getOrDefault(field, Reads.NONE))
        .reduce(Reads.NONE, Reads::plus);
  }
}
