package imr.learn;

import imr.annotation.Target;
import java.util.List;
import java.util.Map;

/**
 * The result of applying a model to a letter. It never refers to what a person decided.
 *
 * @param doubts the doubt about each undecided value, by target
 * @param possible values that no rule found, in text order
 * @param offers corrections from memory, in text order
 */
public record LetterReading(
    Map<Target, Doubt> doubts, List<PossibleValue> possible, List<MemoryOffer> offers) {
  public LetterReading {
    doubts = Map.copyOf(doubts);
    possible = List.copyOf(possible);
    offers = List.copyOf(offers);
  }

  /** Returns the probability that a target's suggestion is right; 1 if there is no doubt. */
  public double confidence(Target target) {
    Doubt doubt = doubts.get(target);
    return doubt == null ? 1 : doubt.confidence();
  }

  /** Returns the expected number of wrong suggestions, for sorting letters. */
  public double expectedErrors() {
    return doubts.values().stream().mapToDouble(d -> 1 - d.confidence()).sum();
  }
}
