package imr.evaluate;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Cohen's kappa (J. Cohen, 1960, Educational and Psychological Measurement 20:37): agreement of two
 * annotators on codes, corrected for chance.
 *
 * <p>A unit is a place where both chose a code: a field of the letter or of two aligned items, or
 * the family of two citations at the same place. A place where only one chose a code isn't a unit,
 * because the other may be right to see nothing there. Such places are counted separately, and are
 * covered by the F1 of spans.
 *
 * @param units the number of places where both chose a code
 * @param observed the share of units with the same code, from 0 to 1; 0 if there are no units
 * @param chance the expected share if both had chosen codes at random with the same frequencies
 * @param kappa 1 for perfect agreement, 0 for chance, negative for less; empty if there are no
 *     units, or if both always chose one and the same code
 * @param onlyFirst the number of places where only the first chose a code
 * @param onlySecond the number of places where only the second chose a code
 */
public record Kappa(
    long units,
    double observed,
    double chance,
    OptionalDouble kappa,
    long onlyFirst,
    long onlySecond) {

  /** Computes kappa from a confusion matrix. */
  public static Kappa of(ConfusionMatrix confusion) {
    long units = sum(confusion, c -> c.gold().isPresent() && c.predicted().isPresent());
    long same = sum(confusion, c -> c.gold().isPresent() && c.gold().equals(c.predicted()));
    double observed = units == 0 ? 0 : (double) same / units;
    double chance = units == 0 ? 0 : chance(confusion, units);
    return new Kappa(
        units,
        observed,
        chance,
        units == 0 || chance == 1
            ? OptionalDouble.empty()
            : OptionalDouble.of((observed - chance) / (1 - chance)),
        sum(confusion, c -> c.predicted().isEmpty()),
        sum(confusion, c -> c.gold().isEmpty()));
  }

  private static double chance(ConfusionMatrix confusion, long units) {
    return confusion.codes().stream()
        .mapToDouble(
            code ->
                share(confusion, ConfusionMatrix.Cell::gold, code, units)
                    * share(confusion, ConfusionMatrix.Cell::predicted, code, units))
        .sum();
  }

  private static double share(
      ConfusionMatrix confusion,
      Function<ConfusionMatrix.Cell, Optional<String>> side,
      String code,
      long units) {
    return (double)
            sum(
                confusion,
                c ->
                    c.gold().isPresent()
                        && c.predicted().isPresent()
                        && side.apply(c).equals(Optional.of(code)))
        / units;
  }

  private static long sum(
      ConfusionMatrix confusion, java.util.function.Predicate<ConfusionMatrix.Cell> wanted) {
    return confusion.cells().entrySet().stream()
        .filter(e -> wanted.test(e.getKey()))
        .mapToLong(java.util.Map.Entry::getValue)
        .sum();
  }
}
