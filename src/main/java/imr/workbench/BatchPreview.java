package imr.workbench;

import imr.review.RunUse;
import java.util.List;

/**
 * What a command would do to some letters, worked out with each of them.
 *
 * @param change the ids of the letters that would change
 * @param left those that would not, and why
 * @param values of the run, where the command uses one
 * @param stopped true when not all were looked at; then nothing is known of the others, and this
 *     cannot be run
 */
public record BatchPreview(
    BatchAction verb,
    List<String> change,
    List<SkippedLetter> left,
    RunUse.Counts values,
    boolean stopped) {

  /** Of a command that isn't about the values of a run. */
  public BatchPreview(
      BatchAction verb, List<String> change, List<SkippedLetter> left, boolean stopped) {
    this(verb, change, left, RunUse.Counts.NONE, stopped);
  }

  public BatchPreview {
    change = List.copyOf(change);
    left = List.copyOf(left);
  }
}
