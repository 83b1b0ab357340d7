package imr.ledger;

import imr.annotation.Annotation;
import imr.annotation.Target;
import java.util.Optional;

/**
 * What a gesture leaves at a target: a change without what was there before.
 *
 * @param annotation empty where the annotation was removed
 */
public record After(Target target, Optional<Annotation> annotation) {
  /**
   * @throws IllegalArgumentException if the annotation is of another target
   */
  public After {
    if (annotation.filter(a -> !a.target().equals(target)).isPresent()) {
      throw new IllegalArgumentException("an annotation of another target");
    }
  }
}
