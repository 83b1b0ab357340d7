package imr.learn;

import imr.annotation.FieldId;
import imr.learn.Candidates.Tally;
import imr.learn.FeatureExtractor.ExaminedSuggestion;
import imr.learn.TaggingExample.WordSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Trains models. The same examples, in whatever order, give the same model, byte by byte.
 *
 * <p>What the judge learns from is what the second reader says of letters it didn't learn from: the
 * letters are dealt into folds, and each fold is read by what the others teach.
 */
public final class Trainer {
  static final int FOLDS = 3;
  static final int EPOCHS = 8;
  private static final int EPOCHS_OF_FOLDS = 6;

  /** With more letters than these, fewer rounds are enough. */
  private static final double MANY = 50;

  private static final int LEAST_EPOCHS = 4;

  /** How strongly the judge's weights are drawn to those that ship. */
  private static final double PULL = 2;

  /** With so many wrong values, decisions count half. */
  private static final float HALF = 10;

  private final LearnContext context;
  private final DoubtClassifier prior;

  public Trainer(LearnContext context) {
    this(context, LearnedModel.shippedJudge());
  }

  Trainer(LearnContext context, DoubtClassifier prior) {
    this.context = context;
    this.prior = prior;
  }

  /**
   * A model of the examples; empty where it was canceled meanwhile.
   *
   * @param canceled asked often, from the same thread
   */
  public Optional<LearnedModel> train(List<Example> examples, BooleanSupplier canceled) {
    List<TrainingCase> cases = cases(examples, canceled);
    Lessons lessons = lessons(cases);
    List<TrainingFold> folds = folds(cases, lessons, canceled);
    Map<FieldId, FieldQuality> quality = quality(folds);
    List<List<ExaminedSuggestion>> examined = examined(folds, quality);
    DoubtClassifier judge = judge(folds, examined, quality);
    SecondReader reader =
        SecondReader.learn(context.schema(), lessons, epochs(cases, EPOCHS), canceled);
    if (canceled.getAsBoolean()) {
      return Optional.empty();
    }
    return Optional.of(
        new LearnedModel(
            new ModelParts(
                (int) cases.stream().filter(c -> c.example().finished()).count(),
                cases.size(),
                reader,
                CodeReader.learn(cases),
                TrainingStatistics.of(cases),
                judge,
                CorrectionMemory.of(cases),
                quality,
                Candidates.tallies(context, folds),
                reliability(folds, examined))));
  }

  private DoubtClassifier judge(
      List<TrainingFold> folds,
      List<List<ExaminedSuggestion>> examined,
      Map<FieldId, FieldQuality> quality) {
    DoubtClassifier doubts = doubts(rows(folds, examined));
    List<DoubtClassifier.DecidedSuggestion> possible = possible(folds, examined, quality, doubts);
    return possible.isEmpty() ? doubts : doubts.learn(possible, PULL);
  }

  /** Each fold's suggestions are judged by what the other folds teach. */
  private Reliability reliability(
      List<TrainingFold> folds, List<List<ExaminedSuggestion>> examined) {
    Map<FieldId, List<DoubtQuality.Judged>> judged = new TreeMap<>();
    for (SecondReader reader : folds.stream().map(TrainingFold::reader).distinct().toList()) {
      DoubtClassifier others = doubts(rows(folds, examined, f -> f.reader() != reader));
      decided(
          folds,
          examined,
          f -> f.reader() == reader,
          (said, row) ->
              judged
                  .computeIfAbsent(said.field().id(), _ -> new ArrayList<>())
                  .add(new DoubtQuality.Judged(others.chance(row.clues()), row.right())));
    }
    return Reliability.of(judged);
  }

  /** Who never saw a wrong value learns nothing about wrong values: few count little. */
  private DoubtClassifier doubts(List<DoubtClassifier.DecidedSuggestion> rows) {
    long wrong = rows.stream().filter(r -> !r.right()).count();
    float weight = wrong / (wrong + HALF);
    return wrong == 0
        ? prior
        : prior.learn(
            rows.stream()
                .map(
                    r ->
                        new DoubtClassifier.DecidedSuggestion(
                            r.clues(), r.right(), weight * r.weight()))
                .toList(),
            PULL);
  }

  List<TrainingCase> cases(List<Example> examples, BooleanSupplier canceled) {
    List<Example> sorted = new ArrayList<>(examples);
    sorted.sort(Comparator.comparing(e -> e.letter().id()));
    List<TrainingCase> cases = new ArrayList<>();
    for (Example example : sorted) {
      if (!canceled.getAsBoolean()) {
        cases.add(TrainingCase.of(context, example));
      }
    }
    return cases;
  }

  private static int epochs(List<TrainingCase> cases, int usual) {
    double share = Math.sqrt(Math.min(1, MANY / Math.max(1, cases.size())));
    return Math.max(LEAST_EPOCHS, (int) Math.round(usual * share));
  }

  static Lessons lessons(List<TrainingCase> cases) {
    return Lessons.of(cases.stream().map(TrainingCase::lesson).toList());
  }

  List<TrainingFold> folds(List<TrainingCase> cases, Lessons lessons, BooleanSupplier canceled) {
    List<TrainingFold> folds = new ArrayList<>();
    for (int fold = 0; fold < FOLDS && cases.size() >= FOLDS; fold++) {
      int out = fold;
      List<Integer> taught =
          IntStream.range(0, cases.size()).filter(i -> i % FOLDS != out).boxed().toList();
      List<TrainingCase> others = taught.stream().map(cases::get).toList();
      SecondReader reader =
          SecondReader.learn(
              context.schema(), lessons.at(taught), epochs(cases, EPOCHS_OF_FOLDS), canceled);
      CodeReader codes = CodeReader.learn(others);
      TrainingStatistics seen = TrainingStatistics.of(others);
      for (int i = fold; i < cases.size() && !canceled.getAsBoolean(); i += FOLDS) {
        TrainingCase letter = cases.get(i);
        List<LocatedValue> said =
            letter.suggested().stream().map(TrainingCase.Suggested::said).toList();
        folds.add(
            new TrainingFold(
                letter, FeatureExtractor.hear(reader, letter.words(), said), reader, codes, seen));
      }
    }
    return folds;
  }

  Map<FieldId, FieldQuality> quality(List<TrainingFold> folds) {
    boolean finished = folds.stream().anyMatch(f -> f.letter().example().finished());
    Map<FieldId, FieldQuality> quality = new TreeMap<>();
    for (TrainingFold fold : folds) {
      if (!finished || fold.letter().example().finished()) {
        count(fold, quality);
      }
    }
    return quality;
  }

  private void count(TrainingFold fold, Map<FieldId, FieldQuality> quality) {
    List<WordSpan> gold = fold.letter().lesson().values();
    List<WordSpan> found =
        Candidates.distinct(context.schema(), fold.letter().words(), fold.heard().opinion().found())
            .stream()
            .map(SecondReader.FoundValue::span)
            .toList();
    gold.forEach(v -> quality.merge(v.field(), new FieldQuality(1, 0, 0), FieldQuality::plus));
    for (WordSpan v : found) {
      if (!fold.letter().lesson().silent().contains(v.field())) {
        int right = gold.contains(v) ? 1 : 0;
        quality.merge(v.field(), new FieldQuality(0, 1, right), FieldQuality::plus);
      }
    }
  }

  /** What speaks for and against the suggestions of each fold. */
  List<List<ExaminedSuggestion>> examined(
      List<TrainingFold> folds, Map<FieldId, FieldQuality> quality) {
    return folds.stream()
        .map(
            fold ->
                new FeatureExtractor(context, fold.codes(), fold.seen(), quality)
                    .examine(
                        fold.letter().example().letter().text(),
                        fold.letter().words(),
                        fold.letter().example().suggested(),
                        fold.heard()))
        .toList();
  }

  static List<DoubtClassifier.DecidedSuggestion> rows(
      List<TrainingFold> folds, List<List<ExaminedSuggestion>> examined) {
    return rows(folds, examined, _ -> true);
  }

  private static List<DoubtClassifier.DecidedSuggestion> rows(
      List<TrainingFold> folds,
      List<List<ExaminedSuggestion>> examined,
      Predicate<TrainingFold> which) {
    List<DoubtClassifier.DecidedSuggestion> rows = new ArrayList<>();
    decided(folds, examined, which, (_, row) -> rows.add(row));
    return rows;
  }

  private static void decided(
      List<TrainingFold> folds,
      List<List<ExaminedSuggestion>> examined,
      Predicate<TrainingFold> which,
      BiConsumer<LocatedValue, DoubtClassifier.DecidedSuggestion> each) {
    for (int f = 0; f < folds.size(); f++) {
      List<TrainingCase.Suggested> suggested =
          which.test(folds.get(f)) ? folds.get(f).letter().suggested() : List.of();
      for (int i = 0; i < suggested.size(); i++) {
        DoubtFeatures clues = examined.get(f).get(i).clues();
        LocatedValue said = suggested.get(i).said();
        suggested
            .get(i)
            .right()
            .ifPresent(
                right -> each.accept(said, new DoubtClassifier.DecidedSuggestion(clues, right, 1)));
      }
    }
  }

  /** What the values that only the second reader found teach, given the doubt in the others. */
  List<DoubtClassifier.DecidedSuggestion> possible(
      List<TrainingFold> folds,
      List<List<ExaminedSuggestion>> examined,
      Map<FieldId, FieldQuality> quality,
      DoubtClassifier doubts) {
    Map<FieldId, Tally> tallies = Candidates.tallies(context, folds);
    List<DoubtClassifier.DecidedSuggestion> rows = new ArrayList<>();
    for (int f = 0; f < folds.size(); f++) {
      TrainingFold fold = folds.get(f);
      if (fold.letter().example().finished()) {
        double[] chances =
            examined.get(f).stream().mapToDouble(e -> doubts.chance(e.clues())).toArray();
        rows.addAll(new Candidates(context, fold.seen(), quality).rows(fold, tallies, chances));
      }
    }
    return rows;
  }
}
