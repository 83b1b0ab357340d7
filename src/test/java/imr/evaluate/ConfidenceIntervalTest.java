package imr.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.evaluate.ConfidenceInterval.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ConfidenceIntervalTest {
  private static final double CLOSE = 1e-9;

  @Test
  void oneValueALetterGivesWilsonsInterval() {
    List<Part> letters = new ArrayList<>(Collections.nCopies(8, new Part(1, 1)));
    letters.addAll(Collections.nCopies(2, new Part(0, 1)));
    expect(0.490162471536642, 0.943317848545625, ConfidenceInterval.ofShare(letters));
  }

  @Test
  void allRightAndAllWrongHaveIntervalsToo() {
    expect(
        0.438502968244955, 1, ConfidenceInterval.ofShare(Collections.nCopies(3, new Part(1, 1))));
    expect(
        0, 0.561497031755045, ConfidenceInterval.ofShare(Collections.nCopies(3, new Part(0, 1))));
  }

  @Test
  void aShareOfNothingHasNone() {
    assertEquals(Optional.empty(), ConfidenceInterval.ofShare(List.of()));
    assertEquals(Optional.empty(), ConfidenceInterval.ofShare(List.of(new Part(0, 0))));
  }

  /** Variance (10 - 5)² + (0 - 5)² = 50 versus 20 · ½ · ½ = 5: twenty values are worth two. */
  @Test
  void valuesThatStandAndFallWithTheirLetterTellAsMuchAsTheirLetters() {
    expect(
        0.094531205734231,
        0.905468794265769,
        ConfidenceInterval.ofShare(List.of(new Part(10, 10), new Part(0, 10))));
  }

  /** All letters are equally good: the variance is 0, and values count as independent. */
  @Test
  void theValuesOfLettersThatAreAllAlikeCountAsTheyAre() {
    expect(
        0.490162471536642,
        0.943317848545625,
        ConfidenceInterval.ofShare(List.of(new Part(4, 5), new Part(4, 5))));
  }

  /** M = 8, G = P = 10: J = 8 / 12, whose interval is 0.39062 to 0.86188; F1 = 0.8. */
  @Test
  void theIntervalOfF1FollowsFromThatOfTheValuesThatMatchAmongAll() {
    List<Count> letters = new ArrayList<>(Collections.nCopies(8, new Count(1, 1, 1, 1)));
    letters.addAll(Collections.nCopies(2, new Count(0, 0, 1, 0)));
    letters.addAll(Collections.nCopies(2, new Count(0, 0, 0, 1)));
    Score score = Score.of(letters);
    assertEquals(0.8, score.strict().f1().value().orElseThrow(), CLOSE);
    expect(0.561794742077522, 0.925816863681523, score.strict().f1().interval());
    expect(0.490162471536642, 0.943317848545625, score.strict().precision().interval());
    expect(0.490162471536642, 0.943317848545625, score.strict().recall().interval());
  }

  /** Ten values in each of 40 letters; in three of four letters, all values are alike. */
  @Test
  void nineteenOfTwentyIntervalsHoldTheTruthWhereLettersDifferAndPlainOnesDoNot() {
    Random random = new Random(11);
    int held = 0;
    int heldPlainly = 0;
    int trials = 2_000;
    for (int t = 0; t < trials; t++) {
      List<Part> letters = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        letters.add(letter(random));
      }
      ConfidenceInterval interval = ConfidenceInterval.ofShare(letters).orElseThrow();
      long right = letters.stream().mapToLong(Part::part).sum();
      held += holds(interval) ? 1 : 0;
      heldPlainly += holds(ConfidenceInterval.wilson(right / 400.0, 400)) ? 1 : 0;
    }
    assertTrue(held > 0.93 * trials, held + " of " + trials);
    assertTrue(heldPlainly < 0.65 * trials, heldPlainly + " of " + trials);
  }

  private static boolean holds(ConfidenceInterval interval) {
    return interval.low() <= 0.8 && 0.8 <= interval.high();
  }

  private static Part letter(Random random) {
    if (random.nextInt(4) > 0) {
      return new Part(random.nextDouble() < 0.8 ? 10 : 0, 10);
    }
    int right = 0;
    for (int i = 0; i < 10; i++) {
      right += random.nextDouble() < 0.8 ? 1 : 0;
    }
    return new Part(right, 10);
  }

  private static void expect(double low, double high, Optional<ConfidenceInterval> interval) {
    assertEquals(low, interval.orElseThrow().low(), CLOSE);
    assertEquals(high, interval.orElseThrow().high(), CLOSE);
  }
}
