package imr.extract.grounding;

import imr.annotation.AnnotationSet;
import imr.annotation.Unplaced;
import java.util.List;

/**
 * The result of grounding claims.
 *
 * @param annotations suggestions at the targets of their claims
 * @param unplaced the claims that couldn't be located, in order
 */
public record Grounded(AnnotationSet annotations, List<Unplaced> unplaced) {
  public Grounded {
    unplaced = List.copyOf(unplaced);
  }
}
