package imr.workbench;

import imr.annotation.AnnotationSet;
import imr.annotation.UnlocatedClaim;
import imr.store.PredictionRun;
import java.util.List;

/**
 * What one run of predictions says of one letter.
 *
 * @param unplaced what has no place in the letter, in the file's order
 */
public record RunOpinion(
    PredictionRun run, AnnotationSet annotations, List<UnlocatedClaim> unplaced) {
  public RunOpinion {
    unplaced = List.copyOf(unplaced);
  }
}
