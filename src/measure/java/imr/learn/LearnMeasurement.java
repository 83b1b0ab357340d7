package imr.learn;

import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.FieldId;
import imr.learn.CrossValidation.Outcome;
import imr.learn.CrossValidation.Reads;
import imr.letter.Letter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Measures models on letters they weren't trained on. Not part of every build: {@code mvn test
 * -Dtests.excluded=none -Dtest=LearnMeasurement} prints how well doubts separate wrong values from
 * right ones (five-fold over the gold letters, with the shipped weights recomputed without the
 * letters of each fold), for suggestions of version 1.1.0 and for extractors weakened with other
 * seeds than those used for the weights; what is read without any rule, from 40 letters; and CPU
 * time and size. The letters without a gold record count as unreviewed, with the suggestions of
 * version 1.1.0.
 */
@Tag("long")
final class LearnMeasurement {
  private static final int FOLDS = 5;
  private static final int WEAK = Integer.getInteger("weak", 6);
  private static final long FIRST_SEED = 1000;

  private final DoubtLab lab = new DoubtLab();
  private final CrossValidation validation = new CrossValidation(DoubtLab.CONTEXT, () -> false);

  @Test
  void wrongValuesAreInDoubt() {
    List<SharedLetters.Gold> all = SharedLetters.all();
    List<Example> unreviewed = SharedLetters.unreviewed();
    List<Outcome> old = new ArrayList<>();
    List<Outcome> alone = new ArrayList<>();
    List<Outcome> first = new ArrayList<>();
    List<Outcome> weak = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      List<SharedLetters.Gold> taught = new ArrayList<>();
      List<SharedLetters.Gold> read = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        (i % FOLDS == fold ? read : taught).add(all.get(i));
      }
      Trainer trainer = new Trainer(DoubtLab.CONTEXT, lab.prior(taught));
      Stream<Example> finished = taught.stream().map(DoubtLab::old);
      measure(trainer, Stream.concat(finished, unreviewed.stream()), read, old);
      measure(trainer, taught.stream().map(DoubtLab::old), read, alone);
      Stream<Example> open =
          taught.stream().map(g -> new Example(g.letter(), g.old(), g.old(), false));
      measure(trainer, Stream.concat(open, unreviewed.stream()), read, first);
      for (long s = FIRST_SEED; s < FIRST_SEED + WEAK; s++) {
        long seed = s;
        LearnedModel other = trained(trainer, taught.stream().map(g -> lab.weak(seed, g)).toList());
        read.forEach(g -> weak.add(validation.outcome(other, lab.weak(seed, g))));
      }
    }
    DoubtQuality quality = print("version 1.1.0", old);
    print("version 1.1.0, learned without unreviewed letters", alone);
    print("version 1.1.0, before any letter is finished", first);
    print("weakened extractors", weak);
    assertTrue(quality.ranking() >= 0.87 && quality.calibrationError() <= 0.02, quality.toString());
  }

  private void measure(
      Trainer trainer,
      Stream<Example> taught,
      List<SharedLetters.Gold> read,
      List<Outcome> outcomes) {
    LearnedModel model = trained(trainer, taught.toList());
    read.forEach(g -> outcomes.add(validation.outcome(model, DoubtLab.old(g))));
  }

  private static LearnedModel trained(Trainer trainer, List<Example> examples) {
    return trainer.train(examples, () -> false).orElseThrow();
  }

  private static DoubtQuality print(String what, List<Outcome> outcomes) {
    DoubtQuality q = DoubtQuality.of(outcomes.stream().flatMap(o -> o.judged().stream()).toList());
    say(
        "%s: %d suggestions, %d wrong; ranking %.4f; least sure tenth holds %.1f%%; calibration"
            + " error %.4f",
        what, q.suggestions(), q.wrong(), q.ranking(), 100 * q.inTenth(), q.calibrationError());
    int missed = outcomes.stream().mapToInt(Outcome::missed).sum();
    int offered = outcomes.stream().mapToInt(Outcome::offered).sum();
    int hits = outcomes.stream().mapToInt(Outcome::hits).sum();
    say("%s: %d missed; %d possible values offered, %d right", what, missed, offered, hits);
    return q;
  }

  @Test
  void fieldsAreReadWithoutRules() {
    List<Example> all = SharedLetters.all().stream().map(DoubtLab::old).toList();
    for (int taught : new int[] {5, 10, 20, 40}) {
      List<Map<FieldId, Reads>> reads = validation.reads(all, taught, 7);
      say("from %d letters: field, gold, found, strict F1, relaxed F1", taught);
      for (FieldId field : CrossValidation.fields(DoubtLab.CONTEXT.schema(), reads)) {
        Reads r = CrossValidation.sum(reads, field);
        say("%-46s %4d %4d %.3f %.3f", field, r.gold(), r.found(), r.strictF1(), r.relaxedF1());
      }
    }
  }

  @Test
  void timeAndSize() {
    List<Example> all = SharedLetters.all().stream().map(DoubtLab::old).toList();
    List<Example> hundred = repeated(all, 100);
    Trainer trainer = new Trainer(DoubtLab.CONTEXT);
    for (int round = 0; round < 5; round++) {
      double before = cpu();
      LearnedModel model = trained(trainer, all);
      double trained = cpu();
      all.forEach(e -> model.read(DoubtLab.CONTEXT, e.letter(), e.suggested()));
      double read = cpu();
      trained(trainer, hundred);
      say(
          "round %d: %d letters learned in %.0f ms of CPU, %d in %.0f; %.2f ms a letter read; %d"
              + " bytes",
          round,
          all.size(),
          trained - before,
          hundred.size(),
          cpu() - read,
          (read - trained) / all.size(),
          model.bytes().length);
    }
  }

  /** So many letters, each of which is there several times, with other ids. */
  private static List<Example> repeated(List<Example> examples, int count) {
    List<Example> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Example e = examples.get(i % examples.size());
      String text = e.letter().text().canonical() + " ".repeat(i / examples.size());
      Letter letter = Letter.of(i + e.letter().name(), text, true);
      all.add(new Example(letter, e.suggested(), e.annotations(), e.finished()));
    }
    return all;
  }

  /** Returns the CPU time of this thread in milliseconds. */
  private static double cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6;
  }

  @SuppressWarnings("AnnotateFormatMethod")
  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
