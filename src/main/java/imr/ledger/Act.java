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

  /**
   * The act with other targets, where its own is among them.
   *
   * @param targets from its own to another one
   */
  default Act at(java.util.Map<Target, Target> targets) {
    return switch (this) {
      case Correct(Target t) -> new Correct(targets.getOrDefault(t, t));
      case SelectText(Target t) -> new SelectText(targets.getOrDefault(t, t));
      case Adopt(Target t) -> new Adopt(targets.getOrDefault(t, t));
      case Act other -> other;
    };
  }

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
   * Decided over a difference between the letter's record and another one, or took over what both
   * agree on.
   *
   * @param target the value that was decided on; {@link imr.annotation.Remarks#LETTER} for all that
   *     both agree on
   * @param record whose the letter's record is, as a person reads it
   * @param other whose the other record is: a person, a run of predictions
   */
  record Adjudicate(Target target, Choice choice, String record, String other)
      implements AtTarget {}

  /** What was decided over a difference. The codes are stored. */
  enum Choice {
    /** The letter's record is right. */
    RECORD(1),
    /** The other record is right. */
    OTHER(2),
    /** Both are, in a list. */
    BOTH(3),
    /** Neither is. */
    NEITHER(4),
    /** Both say the same. */
    AGREED(5);

    private final int code;

    Choice(int code) {
      this.code = code;
    }

    /** A stable number above 0. */
    public int code() {
      return code;
    }

    /**
     * The choice of a code.
     *
     * @throws IllegalArgumentException if no choice has it
     */
    public static Choice of(int code) {
      return java.util.Arrays.stream(values())
          .filter(c -> c.code == code)
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no choice: " + code));
    }
  }

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
