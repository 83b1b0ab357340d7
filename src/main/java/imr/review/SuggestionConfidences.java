package imr.review;

import imr.annotation.Annotation;
import imr.annotation.Provenance;
import imr.annotation.Target;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The probability that each suggestion of a letter is right, from 0 to 1: the learned model's
 * estimate, or else the confidence of the program.
 *
 * @param learned the model's estimates by target
 */
public record SuggestionConfidences(Map<Target, Double> learned) {
  /** Nothing learned. */
  public static final SuggestionConfidences NONE = new SuggestionConfidences(Map.of());

  public SuggestionConfidences {
    learned = Map.copyOf(learned);
  }

  /** Returns the probability for a suggestion; 1 for a person's decision. */
  public double of(Annotation said) {
    return said.provenance() instanceof Provenance.Program program
        ? learned.getOrDefault(said.target(), program.confidence())
        : 1;
  }

  /** Returns whether a suggestion's probability is at least {@code chance}. */
  public Predicate<Annotation> atLeast(double chance) {
    return said -> of(said) >= chance;
  }
}
