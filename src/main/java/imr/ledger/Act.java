package imr.ledger;

import imr.annotation.Target;
import java.util.Optional;

/**
 * The kind of an action, with the data that its changes don't contain. To add a kind, add it here
 * and to {@link ActRow}; the compiler then points to the remaining places.
 */
public sealed interface Act {

  /** A program's suggestions for a letter, or its later suggestions for empty fields. */
  record Suggest() implements Act {}

  /** An extractor read the letter again; its suggestions replace the older ones. */
  record ReExtract() implements Act {}

  /** An action on a particular target. */
  sealed interface AtTarget extends Act {
    /** Returns the target that the person acted on. The changes may affect other targets. */
    Target target();
  }

  /** Confirmed a suggestion. For an item or citation, confirmed all suggestions in it. */
  record Confirm(Target target) implements AtTarget {}

  /** Typed a value. */
  record Correct(Target target) implements AtTarget {}

  /** Selected the text of a value in the letter. */
  record SelectText(Target target) implements AtTarget {}

  /** Adopted the value of another extractor, model, or annotator. */
  record Adopt(Target target) implements AtTarget {}

  /** Marked a field as not stated. */
  record MarkNotStated(Target target) implements AtTarget {}

  /** Rejected a value or an entry. */
  record Reject(Target target) implements AtTarget {}

  /** Added an item or a citation. */
  record Add(Target target) implements AtTarget {}

  /** Moved the highlight to another occurrence of the same words. */
  record MoveHighlight(Target target) implements AtTarget {}

  /**
   * Confirmed many values and marked empty fields as not stated, all at once.
   *
   * @param values the number of confirmed values
   */
  record AcceptMany(int values) implements Act {}

  /**
   * Adopted the values of a prediction run as the annotations of a person, who is the author.
   *
   * @param values the number of adopted values, including those marked as not stated
   * @param source the run and its tool, for display: {@code week 3 (Label Studio)}
   */
  record UseRun(int values, String source) implements Act {}

  /**
   * Wrote, changed, or removed a note.
   *
   * @param target what the note refers to; {@link imr.annotation.Remarks#LETTER} for the letter
   */
  record Note(Target target) implements AtTarget {}

  /** Flagged a field, entry, or letter. */
  record Flag(Target target) implements AtTarget {}

  /** Removed a flag. */
  record Unflag(Target target) implements AtTarget {}

  /**
   * Dismissed a check, with a reason.
   *
   * @param target what the check refers to
   * @param check the check's id
   */
  record DismissCheck(Target target, String check) implements AtTarget {}

  /** Settled a prediction's claim that has no location in the letter. */
  record SettleClaim() implements Act {}

  /** Assigned the letter to a person, or to nobody if empty. */
  record Assign(Optional<String> person) implements Act {}

  /** Finished the letter. */
  record Finish() implements Act {}

  /** Reopened a finished letter. */
  record Reopen() implements Act {}

  /**
   * Undid an earlier action.
   *
   * @param of the number of that gesture; 0 if a gesture of the first format doesn't tell
   */
  record Undo(int of) implements Act {}

  /**
   * Redid an undone action.
   *
   * @param of the number of the undone gesture; 0 if a gesture of the first format doesn't tell
   */
  record Redo(int of) implements Act {}
}
