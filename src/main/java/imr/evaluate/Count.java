package imr.evaluate;

import java.util.OptionalDouble;

/**
 * How many values there were, and how many of them matched.
 *
 * @param strict pairs that match strictly
 * @param relaxed pairs that match at least relaxedly, the strict ones included
 * @param gold values in gold
 * @param predicted values predicted
 */
public record Count(long strict, long relaxed, long gold, long predicted) {
  public static final Count NOTHING = new Count(0, 0, 0, 0);

  static Count of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Match match -> new Count(match.strict() ? 1 : 0, 1, 1, 1);
      case Verdict.Missed _ -> new Count(0, 0, 1, 0);
      case Verdict.Spurious _ -> new Count(0, 0, 0, 1);
    };
  }

  public Count plus(Count other) {
    return new Count(
        strict + other.strict,
        relaxed + other.relaxed,
        gold + other.gold,
        predicted + other.predicted);
  }

  public Rates strictRates() {
    return rates(strict);
  }

  public Rates relaxedRates() {
    return rates(relaxed);
  }

  private Rates rates(long matched) {
    return new Rates(
        share(matched, predicted), share(matched, gold), share(2 * matched, gold + predicted));
  }

  private static OptionalDouble share(long part, long whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }

  /** Each from 0 to 1; empty where it would be a share of nothing. */
  public record Rates(OptionalDouble precision, OptionalDouble recall, OptionalDouble f1) {}
}
