package imr.ledger;

import imr.annotation.Annotation;
import imr.annotation.Target;
import java.util.Optional;

/**
 * The annotation at a target after a gesture: a change without its {@code before}.
 *
 * @param annotation empty if the annotation was removed
 */
public record AnnotationAfter(Target target, Optional<Annotation> annotation) {
  /**
   * @throws IllegalArgumentException if the annotation is of another target
   */
  public AnnotationAfter {
    if (annotation.filter(a -> !a.target().equals(target)).isPresent()) {
      throw new IllegalArgumentException("an annotation of another target");
    }
  }
}
