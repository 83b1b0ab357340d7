package imr.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How many values of finished letters are wrong, from letters that were annotated once more and
 * adjudicated: a value counts as wrong where somebody decided against the first record.
 *
 * @param letters how many were annotated again and adjudicated
 * @param waiting how many were drawn, but aren't adjudicated yet; nothing is assumed of them
 */
public record ErrorRate(
    int letters, int waiting, long errors, long values, Optional<ConfidenceInterval> interval) {

  /**
   * One letter's part.
   *
   * @param values that either record has
   * @param errors at most as many
   */
  public record OfLetter(long errors, long values) {}

  public static ErrorRate of(List<OfLetter> letters, int waiting) {
    return new ErrorRate(
        letters.size(),
        waiting,
        letters.stream().mapToLong(OfLetter::errors).sum(),
        letters.stream().mapToLong(OfLetter::values).sum(),
        ConfidenceInterval.ofShare(letters, OfLetter::errors, OfLetter::values));
  }

  /** Errors per 1,000 values; empty where nothing was re-checked. */
  public OptionalDouble perThousand() {
    return values == 0 ? OptionalDouble.empty() : OptionalDouble.of(1000.0 * errors / values);
  }
}
