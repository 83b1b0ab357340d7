package imr.evaluate;

import imr.annotation.Field;
import imr.annotation.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What two annotators gave to each place of one field, letter by letter, for coefficients that
 * count values against chance. A place where only one of them has a value counts as a difference
 * from "nothing" for alpha, and not at all for kappa; a single field of the letter counts also
 * where neither has a value.
 *
 * <p>Intervals are percentile bootstrap intervals (B. Efron, 1979) with letters drawn: the values
 * of one letter stand or fall together. The lots are always the same, so that the same letters
 * always give the same interval.
 */
final class Units {
  private static final int NOTHING = 0;
  private static final int DRAWS = 1_000;
  private static final long SEED = 20261130;

  /** Fewer letters tell nothing of the spread. */
  private static final int LEAST = 5;

  /** Of each letter, pairs of numbers of values: first, second, first, second, … */
  private final List<int[]> letters = new ArrayList<>();

  private final Map<String, Integer> numbers = new HashMap<>();

  private Units() {}

  static Units of(Schema schema, Field field, List<ComparedLetter> compared) {
    Units units = new Units();
    boolean single = schema.fields().contains(field) && !field.many();
    compared.forEach(c -> units.add(field, c, single));
    return units;
  }

  private void add(Field field, ComparedLetter letter, boolean single) {
    List<Integer> pairs = new ArrayList<>();
    ConfusionMatrix.of(field, letter.comparison().places())
        .cells()
        .forEach(
            (cell, count) -> {
              for (int i = 0; i < count; i++) {
                pairs.add(number(cell.gold()));
                pairs.add(number(cell.predicted()));
              }
            });
    if (pairs.isEmpty() && single) {
      pairs.addAll(List.of(NOTHING, NOTHING));
    }
    letters.add(pairs.stream().mapToInt(n -> n).toArray());
  }

  private int number(Optional<String> value) {
    return value.map(v -> numbers.computeIfAbsent(v, _ -> numbers.size() + 1)).orElse(NOTHING);
  }

  private double[][] counts(List<int[]> some) {
    double[][] counts = new double[numbers.size() + 1][numbers.size() + 1];
    for (int[] letter : some) {
      for (int i = 0; i < letter.length; i += 2) {
        counts[letter[i]][letter[i + 1]]++;
      }
    }
    return counts;
  }

  Agreement.Coefficient kappa() {
    return coefficient(Units::kappa);
  }

  Agreement.Coefficient alpha() {
    return coefficient(Units::alpha);
  }

  private Agreement.Coefficient coefficient(Function<double[][], OptionalDouble> of) {
    OptionalDouble value = of.apply(counts(letters));
    return new Agreement.Coefficient(value, value.isPresent() ? interval(of) : Optional.empty());
  }

  /** Cohen's: over the places that both gave a value. */
  private static OptionalDouble kappa(double[][] counts) {
    double all = 0;
    double same = 0;
    double chance = 0;
    for (int i = 1; i < counts.length; i++) {
      double row = 0;
      double column = 0;
      for (int j = 1; j < counts.length; j++) {
        row += counts[i][j];
        column += counts[j][i];
      }
      all += row;
      same += counts[i][i];
      chance += row * column;
    }
    double expected = all == 0 ? 1 : chance / (all * all);
    return expected >= 1
        ? OptionalDouble.empty()
        : OptionalDouble.of((same / all - expected) / (1 - expected));
  }

  private static OptionalDouble alpha(double[][] counts) {
    double[][] together = new double[counts.length][counts.length];
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < counts.length; j++) {
        together[i][j] += counts[i][j];
        together[j][i] += counts[i][j];
      }
    }
    return Alpha.of(together);
  }

  private Optional<ConfidenceInterval> interval(Function<double[][], OptionalDouble> of) {
    if (letters.size() < LEAST) {
      return Optional.empty();
    }
    SplittableRandom lots = new SplittableRandom(SEED);
    double[] drawn =
        Stream.generate(() -> of.apply(counts(draw(lots))))
            .limit(DRAWS)
            .flatMapToDouble(OptionalDouble::stream)
            .sorted()
            .toArray();
    return drawn.length < DRAWS / 2
        ? Optional.empty()
        : Optional.of(
            new ConfidenceInterval(
                drawn[(int) (drawn.length * 0.025)],
                drawn[Math.min(drawn.length - 1, (int) (drawn.length * 0.975))]));
  }

  private List<int[]> draw(SplittableRandom lots) {
    List<int[]> drawn = new ArrayList<>(letters.size());
    for (int i = 0; i < letters.size(); i++) {
      drawn.add(letters.get(lots.nextInt(letters.size())));
    }
    return drawn;
  }
}
