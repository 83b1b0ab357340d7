package imr.learn;

import imr.annotation.FieldId;
import imr.learn.Candidates.Tally;
import imr.learn.Examiner.Examined;
import imr.learn.Lesson.WordSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

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
  private final Judge prior;

  public Trainer(LearnContext context) {
    this(context, LearnedModel.shippedJudge());
  }

  Trainer(LearnContext context, Judge prior) {
    this.context = context;
    this.prior = prior;
  }

  /**
   * A model of the examples; empty where it was canceled meanwhile.
   *
   * @param canceled asked often, from the same thread
   */
  public Optional<LearnedModel> train(List<Example> examples, BooleanSupplier canceled) {
    List<Case> cases = cases(examples, canceled);
    List<Fold> folds = folds(cases, canceled);
    Map<FieldId, FieldQuality> quality = quality(folds);
    List<List<Examined>> examined = examined(folds, quality);
    Judge judge = judge(folds, examined, quality);
    SecondReader reader =
        SecondReader.learn(context.schema(), lessons(cases), epochs(cases, EPOCHS), canceled);
    if (canceled.getAsBoolean()) {
      return Optional.empty();
    }
    return Optional.of(
        new LearnedModel(
            new Learned(
                (int) cases.stream().filter(c -> c.example().finished()).count(),
                cases.size(),
                reader,
                CodeReader.learn(cases),
                Experience.of(cases),
                judge,
                Memory.of(cases),
                quality,
                Candidates.tallies(context.schema(), folds),
                reliability(folds, examined))));
  }

  private Judge judge(
      List<Fold> folds, List<List<Examined>> examined, Map<FieldId, FieldQuality> quality) {
    Judge doubts = doubts(rows(folds, examined));
    List<Judge.Decided> possible = possible(folds, examined, quality, doubts);
    return possible.isEmpty() ? doubts : doubts.learn(possible, PULL);
  }

  /** Each fold's suggestions are judged by what the other folds teach. */
  private Reliability reliability(List<Fold> folds, List<List<Examined>> examined) {
    List<DoubtQuality.Judged> judged = new ArrayList<>();
    for (SecondReader reader : folds.stream().map(Fold::reader).distinct().toList()) {
      Judge others = doubts(rows(folds, examined, f -> f.reader() != reader));
      for (Judge.Decided row : rows(folds, examined, f -> f.reader() == reader)) {
        judged.add(new DoubtQuality.Judged(others.chance(row.clues()), row.right()));
      }
    }
    return Reliability.of(judged);
  }

  /** Who never saw a wrong value learns nothing about wrong values: few count little. */
  private Judge doubts(List<Judge.Decided> rows) {
    long wrong = rows.stream().filter(r -> !r.right()).count();
    float weight = wrong / (wrong + HALF);
    return wrong == 0
        ? prior
        : prior.learn(
            rows.stream()
                .map(r -> new Judge.Decided(r.clues(), r.right(), weight * r.weight()))
                .toList(),
            PULL);
  }

  List<Case> cases(List<Example> examples, BooleanSupplier canceled) {
    List<Example> sorted = new ArrayList<>(examples);
    sorted.sort(Comparator.comparing(e -> e.letter().id()));
    List<Case> cases = new ArrayList<>();
    for (Example example : sorted) {
      if (!canceled.getAsBoolean()) {
        cases.add(Case.of(context, example));
      }
    }
    return cases;
  }

  private static int epochs(List<Case> cases, int usual) {
    double share = Math.sqrt(Math.min(1, MANY / Math.max(1, cases.size())));
    return Math.max(LEAST_EPOCHS, (int) Math.round(usual * share));
  }

  static List<Lesson> lessons(List<Case> cases) {
    return cases.stream().map(Case::lesson).toList();
  }

  List<Fold> folds(List<Case> cases, BooleanSupplier canceled) {
    List<Fold> folds = new ArrayList<>();
    for (int fold = 0; fold < FOLDS && cases.size() >= FOLDS; fold++) {
      List<Case> others = new ArrayList<>();
      for (int i = 0; i < cases.size(); i++) {
        if (i % FOLDS != fold) {
          others.add(cases.get(i));
        }
      }
      SecondReader reader =
          SecondReader.learn(
              context.schema(), lessons(others), epochs(cases, EPOCHS_OF_FOLDS), canceled);
      CodeReader codes = CodeReader.learn(others);
      Experience seen = Experience.of(others);
      for (int i = fold; i < cases.size() && !canceled.getAsBoolean(); i += FOLDS) {
        Case letter = cases.get(i);
        List<Said> said = letter.suggested().stream().map(Case.Suggested::said).toList();
        folds.add(
            new Fold(letter, Examiner.hear(reader, letter.words(), said), reader, codes, seen));
      }
    }
    return folds;
  }

  Map<FieldId, FieldQuality> quality(List<Fold> folds) {
    boolean finished = folds.stream().anyMatch(f -> f.letter().example().finished());
    Map<FieldId, FieldQuality> quality = new TreeMap<>();
    for (Fold fold : folds) {
      if (!finished || fold.letter().example().finished()) {
        count(fold, quality);
      }
    }
    return quality;
  }

  private void count(Fold fold, Map<FieldId, FieldQuality> quality) {
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
  List<List<Examined>> examined(List<Fold> folds, Map<FieldId, FieldQuality> quality) {
    return folds.stream()
        .map(
            fold ->
                new Examiner(context, fold.codes(), fold.seen(), quality)
                    .examine(
                        fold.letter().example().letter().text(),
                        fold.letter().words(),
                        fold.letter().example().suggested(),
                        fold.heard()))
        .toList();
  }

  static List<Judge.Decided> rows(List<Fold> folds, List<List<Examined>> examined) {
    return rows(folds, examined, _ -> true);
  }

  private static List<Judge.Decided> rows(
      List<Fold> folds, List<List<Examined>> examined, Predicate<Fold> which) {
    List<Judge.Decided> rows = new ArrayList<>();
    for (int f = 0; f < folds.size(); f++) {
      List<Case.Suggested> suggested =
          which.test(folds.get(f)) ? folds.get(f).letter().suggested() : List.of();
      for (int i = 0; i < suggested.size(); i++) {
        Clues clues = examined.get(f).get(i).clues();
        suggested.get(i).right().ifPresent(right -> rows.add(new Judge.Decided(clues, right, 1)));
      }
    }
    return rows;
  }

  /** What the values that only the second reader found teach, given the doubt in the others. */
  List<Judge.Decided> possible(
      List<Fold> folds,
      List<List<Examined>> examined,
      Map<FieldId, FieldQuality> quality,
      Judge doubts) {
    Map<FieldId, Tally> tallies = Candidates.tallies(context.schema(), folds);
    List<Judge.Decided> rows = new ArrayList<>();
    for (int f = 0; f < folds.size(); f++) {
      Fold fold = folds.get(f);
      if (fold.letter().example().finished()) {
        double[] chances =
            examined.get(f).stream().mapToDouble(e -> doubts.chance(e.clues())).toArray();
        rows.addAll(
            new Candidates(context.schema(), fold.seen(), quality).rows(fold, tallies, chances));
      }
    }
    return rows;
  }
}
