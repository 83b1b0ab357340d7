package imr.learn;

import imr.letter.Span;
import java.util.List;
import java.util.Optional;

/**
 * How sure the model is of one suggestion.
 *
 * @param confidence the chance that the suggestion is right, 0 to 1
 * @param reasons why it might be wrong, the strongest first; empty where nothing speaks against it
 * @param instead where the second reader finds the value instead, in UTF-16 units of the canonical
 *     text; empty where it finds the same, or nothing
 */
public record Doubt(double confidence, List<Reason> reasons, Optional<Span> instead) {
  public Doubt {
    reasons = List.copyOf(reasons);
  }
}
