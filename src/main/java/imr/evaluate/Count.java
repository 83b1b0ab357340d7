package imr.evaluate;

import java.util.OptionalDouble;

/**
 * The numbers of values and matches.
 *
 * @param strict the number of strict matches
 * @param relaxed the number of relaxed matches, including strict ones
 * @param gold the number of gold values
 * @param predicted the number of predicted values
 */
public record Count(long strict, long relaxed, long gold, long predicted) {
  /** No values. */
  public static final Count NOTHING = new Count(0, 0, 0, 0);

  static Count of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Match match -> new Count(match.strict() ? 1 : 0, 1, 1, 1);
      case Verdict.Missed _ -> new Count(0, 0, 1, 0);
      case Verdict.Spurious _ -> new Count(0, 0, 0, 1);
    };
  }

  /** Adds two counts. */
  public Count plus(Count other) {
    return new Count(
        strict + other.strict,
        relaxed + other.relaxed,
        gold + other.gold,
        predicted + other.predicted);
  }

  /** Returns the rates for strict matches. */
  public Rates strictRates() {
    return rates(strict);
  }

  /** Returns the rates for relaxed matches. */
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

  /** Each from 0 to 1; empty if the denominator is 0. */
  public record Rates(OptionalDouble precision, OptionalDouble recall, OptionalDouble f1) {}
}
