package imr.learn;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How well confidences separate one field's wrong suggestions from its right ones, by
 * cross-validation over what was decided.
 *
 * @param suggestions the number of suggestions that were decided
 * @param wrong the number of wrong ones
 * @param ranking the chance that a wrong suggestion has a lower confidence than a right one; empty
 *     if all were right or all were wrong
 */
public record FieldDoubt(int suggestions, int wrong, OptionalDouble ranking) {
  static FieldDoubt of(List<DoubtQuality.Judged> judged) {
    DoubtQuality quality = DoubtQuality.of(judged);
    return new FieldDoubt(
        quality.suggestions(),
        quality.wrong(),
        Double.isNaN(quality.ranking())
            ? OptionalDouble.empty()
            : OptionalDouble.of(quality.ranking()));
  }

  /** Where the ranking likely is, for as many cases as there are wrong suggestions. */
  public Optional<FieldQuality.Interval> interval() {
    return ranking.stream().mapToObj(r -> FieldQuality.Interval.of(r, wrong)).findFirst();
  }
}
