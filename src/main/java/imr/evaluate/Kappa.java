package imr.evaluate;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Cohen's kappa (J. Cohen, 1960, Educational and Psychological Measurement 20:37): how much more
 * often two annotators gave the same code than chance would have it.
 *
 * <p>A unit is a blank to which both gave a code: a field of the letter, or of two aligned items,
 * or the family of two citations at one place. A blank that one of them alone filled is no unit,
 * since the other one may have been right to see nothing there; how many there are stands beside
 * it, and the F1 of spans counts them.
 *
 * @param units how many blanks both gave a code to
 * @param observed the share of units with the same code, 0 to 1; 0 where there is none
 * @param chance the share that would be the same if each gave codes as often as they did, by lot
 * @param kappa 1 where they always agree, 0 for chance, below 0 for less; empty where there are no
 *     units, and where both gave one and the same code throughout, so that chance explains it all
 * @param onlyFirst blanks to which only the first gave a code
 * @param onlySecond blanks to which only the second did
 */
public record Kappa(
    long units,
    double observed,
    double chance,
    OptionalDouble kappa,
    long onlyFirst,
    long onlySecond) {

  public static Kappa of(Confusion confusion) {
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

  private static double chance(Confusion confusion, long units) {
    return confusion.codes().stream()
        .mapToDouble(
            code ->
                share(confusion, Confusion.Cell::gold, code, units)
                    * share(confusion, Confusion.Cell::predicted, code, units))
        .sum();
  }

  private static double share(
      Confusion confusion,
      Function<Confusion.Cell, Optional<String>> side,
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
      Confusion confusion, java.util.function.Predicate<Confusion.Cell> wanted) {
    return confusion.cells().entrySet().stream()
        .filter(e -> wanted.test(e.getKey()))
        .mapToLong(java.util.Map.Entry::getValue)
        .sum();
  }
}
