package imr.workbench;

import imr.annotation.AnnotationSet;
import imr.annotation.Unplaced;
import imr.store.PredictionRun;
import java.util.List;

/**
 * What one run of predictions says of one letter.
 *
 * @param unplaced what has no place in the letter, in the file's order
 */
public record Opinion(PredictionRun run, AnnotationSet annotations, List<Unplaced> unplaced) {
  public Opinion {
    unplaced = List.copyOf(unplaced);
  }
}
