package imr.learn;

import imr.annotation.FieldId;
import imr.learn.Examiner.Examined;
import imr.learn.Lesson.WordSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Trains models. The same examples in any order give the same model, byte by byte.
 *
 * <p>The judge is trained on the second reader's opinion on letters that the reader wasn't trained
 * on: letters are split into folds, and each fold is read by a model of the others.
 */
public final class Trainer {
  static final int FOLDS = 3;
  static final int EPOCHS = 8;
  private static final int EPOCHS_OF_FOLDS = 6;

  /** With more letters than this, fewer epochs are enough. */
  private static final int MANY = 300;

  private static final int FEWER = 4;

  /** How strongly the judge's weights are regularized toward the shipped ones. */
  private static final double PULL = 2;

  /** The number of wrong values at which decisions get half of their weight. */
  private static final float HALF = 10;

  private final LearnContext context;
  private final Judge prior;

  /** Creates a trainer that starts from the shipped weights. */
  public Trainer(LearnContext context) {
    this(context, LearnedModel.shippedJudge());
  }

  Trainer(LearnContext context, Judge prior) {
    this.context = context;
    this.prior = prior;
  }

  /**
   * Trains a model.
   *
   * @param canceled checked often, on the same thread
   * @return empty if it was canceled
   */
  public Optional<LearnedModel> train(List<Example> examples, BooleanSupplier canceled) {
    List<Case> cases = cases(examples, canceled);
    List<Fold> folds = folds(cases, canceled);
    Map<FieldId, FieldQuality> quality = quality(folds);
    List<Judge.Decided> rows = rows(folds, quality);
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
                judge(rows),
                Memory.of(cases),
                quality,
                Possible.learn(context.schema(), folds))));
  }

  /**
   * Without wrong values, nothing can be learned about them; with only a few, decisions get little
   * weight.
   */
  private Judge judge(List<Judge.Decided> rows) {
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
    return cases.size() > MANY ? FEWER : usual;
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
        Possible.distinct(context.schema(), fold.letter().words(), fold.heard().opinion().found())
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

  List<Judge.Decided> rows(List<Fold> folds, Map<FieldId, FieldQuality> quality) {
    List<Judge.Decided> rows = new ArrayList<>();
    for (Fold fold : folds) {
      if (fold.letter().suggested().stream().noneMatch(s -> s.right().isPresent())) {
        continue;
      }
      Example example = fold.letter().example();
      List<Examined> examined =
          new Examiner(context, fold.codes(), fold.seen(), quality)
              .examine(
                  example.letter().text(),
                  fold.letter().words(),
                  example.suggested(),
                  fold.heard());
      for (int i = 0; i < examined.size(); i++) {
        Clues clues = examined.get(i).clues();
        fold.letter()
            .suggested()
            .get(i)
            .right()
            .ifPresent(right -> rows.add(new Judge.Decided(clues, right, 1)));
      }
    }
    return rows;
  }
}
