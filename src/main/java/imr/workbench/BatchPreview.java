package imr.workbench;

import imr.annotation.DisplayFormat;
import imr.review.RunUse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a verb would do to some letters, worked out with each of them.
 *
 * @param change the ids of the letters that would change
 * @param left those that would not, and why
 * @param values of the run, where the verb uses one
 * @param stopped true when not all were looked at; then nothing is known of the others, and this
 *     cannot be run
 */
public record BatchPreview(
    BatchAction verb,
    List<String> change,
    List<SkippedLetter> left,
    RunUse.Counts values,
    boolean stopped) {

  /** Of a verb that isn't about the values of a run. */
  public BatchPreview(
      BatchAction verb, List<String> change, List<SkippedLetter> left, boolean stopped) {
    this(verb, change, left, RunUse.Counts.NONE, stopped);
  }

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

  /**
   * What becomes of a run's values, and a sentence for each reason why letters are left, with how
   * many.
   */
  public List<String> reasons() {
    return Stream.concat(ofValues(), SkippedLetter.reasons(left).stream()).toList();
  }

  private Stream<String> ofValues() {
    return Stream.of(
            part(values.confirmed(), "confirms a suggestion", "confirm suggestions"),
            part(values.changed(), "changes a suggestion", "change suggestions"),
            part(values.added(), "is added", "are added"),
            part(values.notStated(), "marks a field as not stated", "mark fields as not stated"),
            part(
                values.kept(),
                "isn't used because a person has decided on that field",
                "aren't used because a person has decided on those fields"),
            part(
                values.unread(),
                "isn't used because it isn't valid for its field",
                "aren't used because they aren't valid for their fields"))
        .flatMap(Optional::stream);
  }

  private static Optional<String> part(int count, String one, String many) {
    return count == 0
        ? Optional.empty()
        : Optional.of(DisplayFormat.count(count, "value") + " " + (count == 1 ? one : many) + ".");
  }
}
