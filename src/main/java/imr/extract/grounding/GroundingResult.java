package imr.extract.grounding;

import imr.annotation.AnnotationSet;
import imr.annotation.UnlocatedClaim;
import java.util.List;

/**
 * The result of grounding claims.
 *
 * @param annotations suggestions at the targets of their claims
 * @param unplaced the claims that couldn't be located, in order
 */
public record GroundingResult(AnnotationSet annotations, List<UnlocatedClaim> unplaced) {
  public GroundingResult {
    unplaced = List.copyOf(unplaced);
  }
}
