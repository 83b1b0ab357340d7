package imr.learn;

import imr.annotation.FieldId;
import imr.annotation.Schema;
import imr.learn.TaggingExample.WordSpan;
import imr.letter.Letter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * How well models do on letters that they didn't learn from: each letter is read by a model of
 * others. Letters are dealt by their ids, so that the same examples give the same figures.
 */
public final class CrossValidation {
  private final LearnContext context;
  private final BooleanSupplier canceled;

  public CrossValidation(LearnContext context, BooleanSupplier canceled) {
    this.context = context;
    this.canceled = canceled;
  }

  /**
   * What the second reader finds in a field without any rule.
   *
   * @param gold values in the letters
   * @param found values that it found
   * @param strict values of the two with the same span
   * @param relaxed values of the two that share at least half of the longer span
   */
  public record Reads(int gold, int found, int strict, int relaxed) {
    static final Reads NONE = new Reads(0, 0, 0, 0);

    public Reads plus(Reads other) {
      return new Reads(
          gold + other.gold, found + other.found, strict + other.strict, relaxed + other.relaxed);
    }

    public double strictF1() {
      return gold + found == 0 ? 0 : 2.0 * strict / (gold + found);
    }

    public double relaxedF1() {
      return gold + found == 0 ? 0 : 2.0 * relaxed / (gold + found);
    }
  }

  /**
   * How the suggestions of one letter turned out.
   *
   * @param judged each decided suggestion
   * @param missed values of the record that no suggestion gives
   * @param offered possible values and alternatives
   * @param hits those that are in the record, span for span
   */
  public record Outcome(
      Letter letter, List<DoubtQuality.Judged> judged, int missed, int offered, int hits) {}

  private List<Example> sorted(List<Example> examples) {
    return examples.stream().sorted(Comparator.comparing(e -> e.letter().id())).toList();
  }

  /**
   * What is read in each letter by a reader of others, in each field.
   *
   * @param taught of how many letters each reader learns, at most
   * @param read how many letters are read by one reader, at least 1
   * @return of each letter, in the order of their ids
   */
  public List<Map<FieldId, Reads>> reads(List<Example> examples, int taught, int read) {
    List<TrainingCase> cases = new Trainer(context).cases(examples, canceled);
    Lessons lessons = Trainer.lessons(cases);
    List<Map<FieldId, Reads>> all = new ArrayList<>();
    for (int from = 0; from < cases.size() && !canceled.getAsBoolean(); from += read) {
      int to = Math.min(cases.size(), from + read);
      List<Integer> others = new ArrayList<>();
      for (int i = 0; i < cases.size() - (to - from) && others.size() < taught; i++) {
        others.add((to + i) % cases.size());
      }
      SecondReader reader =
          SecondReader.learn(context.schema(), lessons.at(others), Trainer.EPOCHS, canceled);
      cases.subList(from, to).forEach(c -> all.add(reads(reader, c)));
    }
    return all;
  }

  private Map<FieldId, Reads> reads(SecondReader reader, TrainingCase letter) {
    Map<FieldId, Reads> reads = new TreeMap<>();
    List<WordSpan> gold = letter.lesson().values();
    List<WordSpan> found =
        Candidates.distinct(
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

  /** How each letter's suggestions turn out when the letter is judged by a model of the others. */
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
    TrainingCase letter = TrainingCase.of(context, example);
    List<DoubtQuality.Judged> judged = new ArrayList<>();
    for (TrainingCase.Suggested s : letter.suggested()) {
      double confidence = reading.confidence(s.said().target());
      s.right().ifPresent(right -> judged.add(new DoubtQuality.Judged(confidence, right)));
    }
    int missed = 0;
    for (LocatedValue value : letter.record()) {
      missed += letter.suggested().stream().noneMatch(s -> s.said().same(value)) ? 1 : 0;
    }
    long hits =
        Stream.concat(reading.possible().stream(), reading.alternatives().stream())
            .filter(
                p ->
                    letter.record().stream()
                        .anyMatch(
                            r ->
                                r.field().id().equals(p.target().field())
                                    && r.span().equals(p.span())))
            .count();
    return new Outcome(
        example.letter(),
        judged,
        missed,
        reading.possible().size() + reading.alternatives().size(),
        (int) hits);
  }

  /** The fields of a schema in which anything was read, in its order. */
  public static List<FieldId> fields(Schema schema, List<Map<FieldId, Reads>> letters) {
    return schema
        .all()
        .map(f -> f.id())
        .filter(f -> letters.stream().anyMatch(l -> l.containsKey(f)))
        .toList();
  }

  /** The sum over letters. */
  public static Reads sum(List<Map<FieldId, Reads>> letters, FieldId field) {
    return letters.stream()
        .map(l -> l.getOrDefault(field, Reads.NONE))
        .reduce(Reads.NONE, Reads::plus);
  }
}
