package imr.workbench;

import java.util.List;

/**
 * What a verb would do to some letters, worked out with each of them.
 *
 * @param change the ids of the letters that would change
 * @param left those that would not, and why
 * @param stopped true when not all were looked at; then nothing is known of the others, and this
 *     cannot be run
 */
public record BatchPreview(
    BatchAction verb, List<String> change, List<BatchSkipped> left, boolean stopped) {
  public BatchPreview {
    change = List.copyOf(change);
    left = List.copyOf(left);
  }

  /** {@code 12 letters will be flagged.} */
  public String line() {
    return change.isEmpty()
        ? "No letter will be " + verb.done(1) + "."
        : BatchAction.letters(change.size()) + " will be " + verb.done(change.size()) + ".";
  }

  /** A sentence for each reason why letters are left, with how many. */
  public List<String> reasons() {
    return BatchSkipped.reasons(left);
  }
}
