package imr.learn;

import imr.annotation.AnnotationSet;
import imr.annotation.FieldId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Computes the shipped weights: the opinions of second readers on the errors of weakened extractors
 * and of version 1.1.0, in letters that they weren't trained on.
 */
final class DoubtLab {
  static final LearnContext CONTEXT =
      new LearnContext(SharedLetters.SCHEMA, LocalDate.of(2026, 11, 30));

  /**
   * The number of weakened extractors for the prior. Seeds from 1000 are reserved for measuring.
   */
  static final int SEEDS = Integer.getInteger("seeds", 16);

  private static final double PULL = Double.parseDouble(System.getProperty("pull", "2"));

  private final Map<Long, Map<String, AnnotationSet>> weak = new ConcurrentHashMap<>();

  /** Returns the suggestions of a weakened extractor for each letter. */
  AnnotationSet suggested(long seed, SharedLetters.Gold letter) {
    return weak.computeIfAbsent(
            seed,
            s -> {
              WeakExtractor extractor = new WeakExtractor(SharedLetters.SCHEMA, s);
              Map<String, AnnotationSet> all = new HashMap<>();
              SharedLetters.all()
                  .forEach(g -> all.put(g.letter().id(), extractor.extract(g.letter())));
              return all;
            })
        .getOrDefault(letter.letter().id(), AnnotationSet.empty());
  }

  static Example old(SharedLetters.Gold letter) {
    return new Example(letter.letter(), letter.old(), letter.gold(), true);
  }

  Example weak(long seed, SharedLetters.Gold letter) {
    return new Example(letter.letter(), suggested(seed, letter), letter.gold(), true);
  }

  /** Returns the weights learned from these letters. */
  DoubtClassifier prior(List<SharedLetters.Gold> letters) {
    DoubtClassifier none = new DoubtClassifier(Map.of("always", 3f));
    Trainer trainer = new Trainer(CONTEXT, none);
    List<Example> base = letters.stream().map(DoubtLab::old).toList();
    List<TrainingCase> cases = trainer.cases(base, () -> false);
    List<TrainingFold> folds = trainer.folds(cases, Trainer.lessons(cases), () -> false);
    Map<FieldId, FieldQuality> quality = trainer.quality(folds);
    List<List<TrainingFold>> all = new ArrayList<>();
    all.add(folds);
    for (long seed = 0; seed < SEEDS; seed++) {
      long s = seed;
      Map<String, Example> examples = new TreeMap<>();
      letters.forEach(g -> examples.put(g.letter().id(), weak(s, g)));
      all.add(again(folds, trainer.cases(List.copyOf(examples.values()), () -> false)));
    }
    List<List<List<FeatureExtractor.ExaminedSuggestion>>> examined =
        all.stream().map(f -> trainer.examined(f, quality)).toList();
    List<DoubtClassifier.DecidedSuggestion> rows = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      weighted(Trainer.rows(all.get(i), examined.get(i)), i == 0 ? 2 : 8.0f / SEEDS, rows);
    }
    DoubtClassifier doubts = none.learn(rows, PULL);
    rows.clear();
    for (int i = 0; i < all.size(); i++) {
      List<DoubtClassifier.DecidedSuggestion> some =
          trainer.possible(all.get(i), examined.get(i), quality, doubts);
      weighted(some, i == 0 ? 2 : 8.0f / SEEDS, rows);
    }
    return doubts.learn(rows, PULL);
  }

  private static void weighted(
      List<DoubtClassifier.DecidedSuggestion> some,
      float weight,
      List<DoubtClassifier.DecidedSuggestion> rows) {
    some.forEach(
        r -> rows.add(new DoubtClassifier.DecidedSuggestion(r.clues(), r.right(), weight)));
  }

  /** Uses the same readers on the same letters with other suggestions. */
  private static List<TrainingFold> again(List<TrainingFold> folds, List<TrainingCase> cases) {
    List<TrainingFold> again = new ArrayList<>();
    Map<SecondReader, TrainingStatistics> seen = new HashMap<>();
    for (TrainingFold fold : folds) {
      TrainingCase letter =
          cases.stream()
              .filter(c -> c.example().letter().equals(fold.letter().example().letter()))
              .findFirst()
              .orElseThrow();
      TrainingStatistics experience =
          seen.computeIfAbsent(
              fold.reader(),
              r ->
                  TrainingStatistics.of(
                      cases.stream()
                          .filter(
                              c ->
                                  folds.stream()
                                      .noneMatch(
                                          f ->
                                              f.reader() == r
                                                  && f.letter()
                                                      .example()
                                                      .letter()
                                                      .equals(c.example().letter())))
                          .toList()));
      List<LocatedValue> said =
          letter.suggested().stream().map(TrainingCase.Suggested::said).toList();
      again.add(
          new TrainingFold(
              letter,
              FeatureExtractor.hear(fold.reader(), letter.words(), said),
              fold.reader(),
              fold.codes(),
              experience));
    }
    return again;
  }
}
