package imr.workbench;

import imr.review.CorrectionPattern;
import imr.review.ValueDecision;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be done to many letters in one go. */
public sealed interface BatchAction {

  /**
   * Declares letters finished in which all is decided and that pass all checks; a check set aside
   * with a reason counts as passed.
   */
  record Finish() implements BatchAction {}

  /** Flags the letters themselves. */
  record Flag() implements BatchAction {}

  /** Takes away the letters' own flags; those of their fields stay. */
  record Unflag() implements BatchAction {}

  /**
   * Assigns to a person, or to nobody.
   *
   * @param person a name that {@link PersonName} has no problem with; empty for nobody
   */
  record AssignTo(Optional<String> person) implements BatchAction {
    public AssignTo {
      person = person.map(BatchAction::valid);
    }
  }

  /** As {@link Workbench#renewAll}, with some letters. */
  record ExtractAgain() implements BatchAction {}

  /**
   * Uses what a run of predictions says as a person's annotations.
   *
   * @param run its name
   * @param source as in {@link imr.ledger.Act.UseRun}
   * @param person a name that {@link PersonName} has no problem with
   */
  record UseRun(String run, String source, String person) implements BatchAction {
    public UseRun {
      person = valid(person);
    }
  }

  /**
   * Decides on single values of letters, each as the person saw it.
   *
   * @param picks by the letter's id; empty in the history, which doesn't tell the values
   */
  record DecideValues(ValueDecision decision, Map<String, List<ValueDecision.Pick>> picks)
      implements BatchAction {
    public DecideValues {
      picks = Map.copyOf(picks);
    }
  }

  /**
   * Makes a correction of one letter in others; see {@link CorrectionPattern}.
   *
   * @param pattern empty in the history, which doesn't tell it
   * @param from the id of the letter in which a person made it
   */
  record Propagate(Optional<CorrectionPattern> pattern, String from) implements BatchAction {}

  /** Takes back what was done to many letters, where nobody went on since. */
  record UndoBatch(BatchRecord of) implements BatchAction {}

  /** Does again what was taken back. */
  record RedoBatch(BatchRecord of) implements BatchAction {}

  private static String valid(String person) {
    PersonName.problem(person)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
    return person.strip();
  }

  /** {@code 1 letter}, {@code 12 letters}. */
  static String letters(int count) {
    return count == 1 ? "1 letter" : "%,d letters".formatted(count);
  }

  /** What so many letters are then: {@code flagged}, {@code assigned to Ben}. */
  default String done(int letters) {
    return switch (this) {
      case Finish() -> "finished";
      case Flag() -> "flagged";
      case Unflag() -> "unflagged";
      case AssignTo(Optional<String> person) -> "assigned to " + person.orElse("nobody");
      case ExtractAgain() -> "re-extracted";
      case UseRun(_, String source, String person) ->
          "annotated by %s, from “%s”".formatted(person, source);
      case DecideValues(ValueDecision decision, _) ->
          switch (decision) {
            case ValueDecision.Confirm() -> "updated: values confirmed";
            case ValueDecision.Reject() -> "updated: values rejected";
            case ValueDecision.Correct _ -> "updated: values corrected";
          };
      case Propagate _ -> "updated: correction from another letter, to be reviewed";
      case UndoBatch _ -> "changed back";
      case RedoBatch(BatchRecord of) -> of.action().done(letters) + " again";
    };
  }
}
