package imr.learn;

import imr.learn.TaggingExample.WordSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * Teaches a tagger the fields of one layout from lessons, sentence by sentence: small steps teach
 * more than whole sections, and most sentences are soon read right and left out for a while.
 */
final class ReaderTraining {
  /** The first rounds change weights too much to count in their average. */
  private static final int NOT_AVERAGED = 2;

  /** A stretch that was read right is left out for so many rounds. */
  private static final int REST = 4;

  private static final int SEED = 20_261_130;

  private ReaderTraining() {}

  /** A stretch of one letter that a tagger learns from. */
  @SuppressWarnings("ArrayRecordComponent") // read on, never compared
  private record Stretch(
      TaggingExample lesson,
      FeatureSource numbers,
      boolean[] masked,
      int from,
      int to,
      List<List<Tagger.Labeled>> gold,
      boolean[][] ignored) {}

  /** A tagger of the layout's fields; made in fewer rounds where canceled. */
  static Tagger tagger(TaggerLayout part, Lessons lessons, int epochs, BooleanSupplier canceled) {
    List<Stretch> stretches = new ArrayList<>();
    FeatureNumbers features = lessons.ofKind(part.kind());
    SeenFeatures seen = new SeenFeatures(features.count());
    for (int i = 0; i < lessons.all().size(); i++) {
      for (Stretch s : stretches(part, lessons.all().get(i))) {
        stretches.add(s);
        seen.add(s.numbers(), s.from(), s.to(), i + 1);
      }
    }
    int[] right = new int[stretches.size()];
    int[] order = new int[stretches.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    Random random = new Random(SEED);
    TaggerTraining training = new TaggerTraining(part.starts(), features);
    for (int epoch = 0; epoch < epochs && !canceled.getAsBoolean(); epoch++) {
      shuffle(order, random);
      if (epoch == NOT_AVERAGED) {
        training.startAveraging();
      }
      for (int i : order) {
        if (right[i] > 0) {
          right[i]--;
          continue;
        }
        Stretch s = stretches.get(i);
        boolean fine =
            training.learn(
                s.lesson().words(),
                s.numbers(),
                s.from(),
                s.to(),
                s.gold(),
                s.ignored(),
                s.masked(),
                s.lesson().weight(),
                seen);
        right[i] = fine ? REST : 0;
      }
    }
    return training.learned();
  }

  private static void shuffle(int[] order, Random random) {
    for (int i = order.length - 1; i > 0; i--) {
      int k = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[k];
      order[k] = kept;
    }
  }

  private static boolean[] masked(TaggerLayout part, TaggingExample lesson) {
    int[] starts = part.starts();
    boolean[] masked = new boolean[starts[starts.length - 1]];
    for (int l = 0; l < part.layers().size(); l++) {
      for (int f = starts[l]; f < starts[l + 1]; f++) {
        masked[f] = lesson.silent().contains(part.field(l, f));
      }
    }
    return masked;
  }

  private static List<Stretch> stretches(TaggerLayout part, Lessons.Lesson numbered) {
    TaggingExample lesson = numbered.example();
    boolean[] masked = masked(part, lesson);
    boolean[][] ignored = new boolean[part.layers().size()][lesson.words().size()];
    List<List<Tagger.Labeled>> gold = new ArrayList<>();
    for (int l = 0; l < ignored.length; l++) {
      gold.add(labeled(part, l, lesson, ignored[l]));
    }
    List<Stretch> stretches = new ArrayList<>();
    for (int[] s : SecondReader.sections(lesson.words(), part.kind())) {
      int from = s[0];
      while (from < s[1]) {
        int to = endOfStretch(lesson.words(), from, s[1], gold);
        int f = from;
        List<List<Tagger.Labeled>> inside =
            gold.stream()
                .map(g -> g.stream().filter(v -> v.from() >= f && v.to() <= to).toList())
                .toList();
        stretches.add(new Stretch(lesson, numbered.numbers(), masked, f, to, inside, ignored));
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

  /**
   * The lesson's values of the part's fields, without overlaps. Other mentions of the same words
   * are ignored: a letter's record takes the first one, and the others are no counterexamples.
   */
  private static List<Tagger.Labeled> labeled(
      TaggerLayout part, int layer, TaggingExample lesson, boolean[] ignored) {
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

  private static void ignoreOthers(TaggingExample lesson, int kind, WordSpan v, boolean[] ignored) {
    LetterWords words = lesson.words();
    int length = v.to() - v.from();
    for (int i = v.to(); i + length <= words.size(); i++) {
      if (words.word[i] == words.word[v.from()] && words.kind(i) == kind && same(words, v, i)) {
        Arrays.fill(ignored, i, i + length, true);
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
}
