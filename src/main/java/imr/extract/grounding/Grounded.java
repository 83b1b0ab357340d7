package imr.extract.grounding;

import imr.annotation.AnnotationSet;
import imr.annotation.Unplaced;
import java.util.List;

/**
 * What came of a list of claims.
 *
 * @param annotations suggestions, at the targets of their claims
 * @param unplaced what could not be placed, in the claims' order
 */
public record Grounded(AnnotationSet annotations, List<Unplaced> unplaced) {
  public Grounded {
    unplaced = List.copyOf(unplaced);
  }
}
