package imr.learn;

import imr.letter.Span;
import java.util.List;
import java.util.Optional;

/**
 * The model's confidence in a suggestion.
 *
 * @param confidence the probability that the suggestion is right, from 0 to 1
 * @param reasons why it might be wrong, strongest first; may be empty
 * @param instead where the second reader finds the value instead, in UTF-16 units of the canonical
 *     text; empty if it finds the same value or nothing
 */
public record Doubt(double confidence, List<DoubtReason> reasons, Optional<Span> instead) {
  /** Below this confidence a suggestion is shown as doubtful. */
  public static final double DOUBTFUL = 0.7;

  public Doubt {
    reasons = List.copyOf(reasons);
  }

  /** True if the suggestion is shown as doubtful. */
  public boolean isDoubtful() {
    return confidence < DOUBTFUL;
  }
}
