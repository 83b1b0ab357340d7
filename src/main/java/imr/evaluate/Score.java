package imr.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;

/** The score of one or several fields on a set of letters. */
public record Score(Count count, Rated strict, Rated relaxed) {

  /** Precision, recall, and F1. */
  public record Rated(Share precision, Share recall, Share f1) {}

  /**
   * A proportion with its confidence interval. Both are empty if the denominator is 0.
   *
   * @param value from 0 to 1
   */
  public record Share(OptionalDouble value, Optional<ConfidenceInterval> interval) {}

  /**
   * Computes the score from the counts of each letter.
   *
   * @param letters one count per letter, including letters without values
   */
  static Score of(List<Count> letters) {
    Count all = letters.stream().reduce(Count.NOTHING, Count::plus);
    return new Score(
        all,
        rated(letters, all.strictRates(), Count::strict),
        rated(letters, all.relaxedRates(), Count::relaxed));
  }

  private static Rated rated(
      List<Count> letters, Count.Rates rates, ToLongFunction<Count> matched) {
    return new Rated(
        new Share(
            rates.precision(), ConfidenceInterval.ofShare(letters, matched, Count::predicted)),
        new Share(rates.recall(), ConfidenceInterval.ofShare(letters, matched, Count::gold)),
        new Share(
            rates.f1(),
            ConfidenceInterval.ofShare(
                    letters, matched, c -> c.gold() + c.predicted() - matched.applyAsLong(c))
                .map(ConfidenceInterval::ofF1)));
  }
}
