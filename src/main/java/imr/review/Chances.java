package imr.review;

import imr.annotation.Annotation;
import imr.annotation.Provenance;
import imr.annotation.Target;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The chance that each suggestion of a letter is right, 0 to 1: what was learned of it, else the
 * confidence that its program gives.
 *
 * @param learned by the suggestions' targets
 */
public record Chances(Map<Target, Double> learned) {
  /** Nothing learned. */
  public static final Chances NONE = new Chances(Map.of());

  public Chances {
    learned = Map.copyOf(learned);
  }

  /** Of a suggestion; 1 of what a person decided. */
  public double of(Annotation said) {
    return said.provenance() instanceof Provenance.Program program
        ? learned.getOrDefault(said.target(), program.confidence())
        : 1;
  }

  /** Whether a suggestion's chance is at least so high. */
  public Predicate<Annotation> atLeast(double chance) {
    return said -> of(said) >= chance;
  }
}
