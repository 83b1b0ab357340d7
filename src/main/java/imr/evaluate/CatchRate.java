package imr.evaluate;

import java.util.Optional;

/**
 * How many planted errors were caught, and how many missed.
 *
 * @param caught by a decision other than the wrong one
 * @param missed still there when the letter was to be finished
 */
public record CatchRate(int caught, int missed) {
  /** Of none. */
  public static final CatchRate NONE = new CatchRate(0, 0);

  public CatchRate {
    if (caught < 0 || missed < 0) {
      throw new IllegalArgumentException("counts are 0 or more");
    }
  }

  /** How many there were. */
  public int all() {
    return caught + missed;
  }

  /** The share that was caught, 0 to 1; empty for none. */
  public Optional<Double> share() {
    return all() == 0 ? Optional.empty() : Optional.of((double) caught / all());
  }

  /** Where the share lies with a confidence of 95%; each planted error counts by itself. */
  public Optional<ConfidenceInterval> interval() {
    return share().map(s -> ConfidenceInterval.wilson(s, all()));
  }
}
