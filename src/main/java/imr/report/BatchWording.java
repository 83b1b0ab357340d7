package imr.report;

import imr.annotation.DisplayFormat;
import imr.ledger.DecisionCounts;
import imr.review.RunUse;
import imr.review.ValueDecision;
import imr.workbench.BatchAction;
import imr.workbench.BatchPreview;
import imr.workbench.BatchRecord;
import imr.workbench.BatchReport;
import imr.workbench.SkippedLetter;
import imr.workbench.SkippedLetter.SkipReason;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Batch actions in words: what one would do, what it did, and why letters were skipped. */
public final class BatchWording {
  private BatchWording() {}

  /** {@code 12 letters will be flagged.} */
  public static String line(BatchPreview preview) {
    int count = preview.change().size();
    return count == 0
        ? "No letters will be " + done(preview.verb(), 0) + "."
        : letters(count) + " will be " + done(preview.verb(), count) + ".";
  }

  /** {@code 12 letters flagged; stopped before the end}. */
  public static String line(BatchReport report) {
    return letters(report.changed())
        + " "
        + done(report.verb(), report.changed())
        + (report.stopped() ? "; stopped before the end" : "")
        + (report.brokenOff().isPresent() ? "; stopped by an error" : "");
  }

  /** {@code 12 letters flagged}, {@code 5 of 12 letters flagged}. */
  public static String line(BatchRecord batch) {
    String all = letters(batch.letters()) + " " + done(batch.action(), batch.letters());
    return batch
        .changed()
        .map(n -> n == batch.letters() ? all : "%,d of ".formatted(n) + all)
        .orElse("Up to " + all + ", interrupted");
  }

  /** {@code “CM16-1”: 3 fields are open}. */
  public static String line(SkippedLetter letter) {
    return "“%s”: %s".formatted(letter.title(), letter.detail());
  }

  /**
   * What becomes of a run's values, and a sentence for each reason why letters are skipped, with
   * how many.
   */
  public static List<String> reasons(BatchPreview preview) {
    return Stream.concat(ofValues(preview.values()), reasons(preview.left())).toList();
  }

  /** A sentence for each reason why letters were skipped, with how many. */
  public static List<String> reasons(BatchReport report) {
    return reasons(report.left()).toList();
  }

  /** What so many letters are then: {@code flagged}, {@code assigned to Ben}. */
  private static String done(BatchAction action, int letters) {
    return switch (action) {
      case BatchAction.Finish() -> "finished";
      case BatchAction.Flag() -> "flagged";
      case BatchAction.Unflag() -> "unflagged";
      case BatchAction.AssignTo(Optional<String> person) ->
          "assigned to " + person.orElse("nobody");
      case BatchAction.ExtractAgain() -> "re-extracted";
      case BatchAction.UseRun(_, String source, String person) ->
          "annotated by %s, from “%s”".formatted(person, source);
      case BatchAction.DecideValues(ValueDecision decision, _, DecisionCounts counts) ->
          "updated: "
              + (counts.equals(DecisionCounts.NONE)
                  ? decided(decision)
                  : DecisionWording.of(counts));
      case BatchAction.Propagate _ -> "updated: correction from another letter, to be reviewed";
      case BatchAction.UndoBatch _ -> "changed back";
      case BatchAction.RedoBatch(BatchRecord of) -> done(of.action(), letters) + " again";
    };
  }

  private static String decided(ValueDecision decision) {
    return switch (decision) {
      case ValueDecision.Confirm() -> "values confirmed";
      case ValueDecision.Reject() -> "values rejected";
      case ValueDecision.NotStated() -> "fields marked as not stated";
      case ValueDecision.Correct _ -> "values corrected";
    };
  }

  private static Stream<String> ofValues(RunUse.Counts values) {
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

  private static Stream<String> reasons(List<SkippedLetter> skipped) {
    return Arrays.stream(SkipReason.values())
        .flatMap(why -> reason(why, (int) skipped.stream().filter(l -> l.why() == why).count()));
  }

  private static Stream<String> reason(SkipReason why, int count) {
    return count == 0
        ? Stream.empty()
        : Stream.of(letters(count) + " " + (count == 1 ? ofOne(why) : ofMany(why)) + ".");
  }

  private static String ofOne(SkipReason why) {
    return switch (why) {
      case BLIND -> "is annotated blind by that person, so nothing is added to its own record";
      case SO_ALREADY -> "is already in that state";
      case OPEN_FIELDS -> "has unreviewed fields";
      case CHECKS -> "has warnings";
      case FINISHED -> "is finished, so it isn't changed";
      case NOTHING_NEW -> "would stay the same";
      case ONLY_FIELDS -> "has flags only on fields; remove them in the letter";
      case TAKEN_BACK -> "is already undone";
      case STANDS -> "is unchanged, so there's nothing to redo";
      case WENT_ON -> "is skipped because someone has edited it since";
      case UNREADABLE -> "couldn't be read or changed";
      case UNSURE -> "may not be saved";
      case NOT_REACHED -> "wasn't reached";
    };
  }

  private static String ofMany(SkipReason why) {
    return switch (why) {
      case BLIND -> "are annotated blind by that person, so nothing is added to their own records";
      case SO_ALREADY -> "are already in that state";
      case OPEN_FIELDS -> "have unreviewed fields";
      case CHECKS -> "have warnings";
      case FINISHED -> "are finished, so they aren't changed";
      case NOTHING_NEW -> "would stay the same";
      case ONLY_FIELDS -> "have flags only on fields; remove them in the letters";
      case TAKEN_BACK -> "are already undone";
      case STANDS -> "are unchanged, so there's nothing to redo";
      case WENT_ON -> "are skipped because someone has edited them since";
      case UNREADABLE -> "couldn't be read or changed";
      case UNSURE -> "may not be saved";
      case NOT_REACHED -> "weren't reached";
    };
  }

  private static String letters(int count) {
    return DisplayFormat.count(count, "letter");
  }
}
