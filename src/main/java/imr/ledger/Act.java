package imr.ledger;

import imr.annotation.Target;
import java.util.Optional;

/**
 * What kind of action a gesture is, with the data that its changes don't tell. To add one, add it
 * here and to {@link ActRow}; the compiler names the other places.
 */
public sealed interface Act {

  /** A program's first suggestions for a letter, or later ones for what was still empty. */
  record Suggest() implements Act {}

  /** An extractor read the letter again; its suggestions replace older ones. */
  record ReExtract() implements Act {}

  /** An action aimed at one place of the form. */
  sealed interface AtTarget extends Act {
    /** The target that the person acted on; the changes may be of others. */
    Target target();
  }

  /** Took what was suggested; of an item or a citation, everything suggested in it. */
  record Confirm(Target target) implements AtTarget {}

  /** Typed a value. */
  record Correct(Target target) implements AtTarget {}

  /** Selected the value's words in the letter. */
  record SelectText(Target target) implements AtTarget {}

  /** Took the value that another extractor, model or annotator gives. */
  record Adopt(Target target) implements AtTarget {}

  /** After that the letter doesn't state it. */
  record MarkNotStated(Target target) implements AtTarget {}

  record Reject(Target target) implements AtTarget {}

  /** Added an item or a citation. */
  record Add(Target target) implements AtTarget {}

  /** Moved the highlight to another occurrence of the same words. */
  record MoveHighlight(Target target) implements AtTarget {}

  /**
   * Confirmed many values and marked empty fields as not stated, at once.
   *
   * @param values how many values were confirmed
   */
  record AcceptMany(int values) implements Act {}

  /**
   * Used what a run of predictions says as a person's annotations; the author is that person.
   *
   * @param values how many values were used; one that the letter doesn't state counts
   * @param source the run and the tool that it comes from, as a person reads it: {@code week 3
   *     (Label Studio)}
   */
  record UseRun(int values, String source) implements Act {}

  /**
   * Made a correction of another letter here, where the same rule had made the same suggestion. The
   * value is still a suggestion: no person has decided on it.
   *
   * @param from the id of the letter in which a person made the correction
   */
  record Propagate(Target target, String from) implements AtTarget {
    /** Its author, and the program that the annotations name. */
    public static final Author.Program PROGRAM = new Author.Program("imr-propagation", "1");
  }

  /**
   * Wrote, changed or removed a note.
   *
   * @param target what the note is about; {@link imr.annotation.Remarks#LETTER} for the letter
   */
  record Note(Target target) implements AtTarget {}

  record Flag(Target target) implements AtTarget {}

  record Unflag(Target target) implements AtTarget {}

  /**
   * Set a check aside, with a reason.
   *
   * @param target what the check is about
   * @param check the check's id
   */
  record DismissCheck(Target target, String check) implements AtTarget {}

  /** Settled a claim of a prediction that has no location in the letter. */
  record SettleClaim() implements Act {}

  /** Assigned the letter to a person; empty for nobody. */
  record Assign(Optional<String> person) implements Act {}

  record Finish() implements Act {}

  record Reopen() implements Act {}

  /**
   * Undid an earlier gesture.
   *
   * @param of its number; 0 where a gesture of the first format doesn't tell
   */
  record Undo(int of) implements Act {}

  /**
   * Did again what was undone.
   *
   * @param of the number of the gesture that was undone; 0 where a gesture of the first format
   *     doesn't tell
   */
  record Redo(int of) implements Act {}
}
