package imr.learn;

import imr.annotation.Target;
import java.util.List;
import java.util.Map;

/**
 * What a model says of one letter. It never speaks of what a person decided.
 *
 * @param doubts of each undecided suggestion of a value, by its target
 * @param possible values that no rule found, in the letter's order
 * @param alternatives values that overlap an undecided suggestion and are likely right in its
 *     place, in the letter's order
 * @param offers corrections from memory, in the letter's order
 */
public record LetterReading(
    Map<Target, Doubt> doubts,
    List<PossibleValue> possible,
    List<PossibleValue> alternatives,
    List<MemoryOffer> offers) {
  /** Nothing is said. */
  public static final LetterReading NOTHING =
      new LetterReading(Map.of(), List.of(), List.of(), List.of());

  public LetterReading {
    doubts = Map.copyOf(doubts);
    possible = List.copyOf(possible);
    alternatives = List.copyOf(alternatives);
    offers = List.copyOf(offers);
  }

  /** The chance that the target's suggestion is right; 1 where there is no doubt to tell. */
  public double confidence(Target target) {
    Doubt doubt = doubts.get(target);
    return doubt == null ? 1 : doubt.confidence();
  }

  /** How many of the suggestions are shown as doubtful. */
  public int doubtful() {
    return (int) doubts.values().stream().filter(Doubt::isDoubtful).count();
  }

  /** How many of the suggestions are likely wrong, taken together: for sorting letters. */
  public double expectedErrors() {
    return doubts.values().stream().mapToDouble(d -> 1 - d.confidence()).sum();
  }
}
