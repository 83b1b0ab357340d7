package imr.workbench;

import imr.ledger.DecisionCounts;
import imr.review.CorrectionPattern;
import imr.review.ValueDecision;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be done to many letters in one step. */
public sealed interface BatchAction {

  /**
   * Declares letters finished in which all is decided and that pass all checks; a check set aside
   * with a reason counts as passed.
   */
  public record Finish() implements BatchAction {}

  /** Flags the letters themselves. */
  public record Flag() implements BatchAction {}

  /** Takes away the letters' own flags; those of their fields stay. */
  public record Unflag() implements BatchAction {}

  /**
   * Assigns to a person, or to nobody.
   *
   * @param person a name that {@link PersonName} has no problem with; empty for nobody
   */
  public record AssignTo(Optional<String> person) implements BatchAction {
    public AssignTo {
      person = person.map(BatchAction::valid);
    }
  }

  /** As {@link ReExtraction#renewAll}, with some letters. */
  public record ExtractAgain() implements BatchAction {}

  /**
   * Uses what a run of predictions says as a person's annotations.
   *
   * @param run its name
   * @param source as in {@link imr.ledger.Act.UseRun}
   * @param person a name that {@link PersonName} has no problem with
   */
  public record UseRun(String run, String source, String person) implements BatchAction {
    public UseRun {
      person = valid(person);
    }
  }

  /**
   * Decides on single values of letters, each as the person saw it.
   *
   * @param picks by the letter's id; empty in the history, which doesn't tell the values
   * @param counts in the history, what it made of the values; else nothing
   */
  public record DecideValues(
      ValueDecision decision, Map<String, List<ValueDecision.Pick>> picks, DecisionCounts counts)
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
  public record Propagate(Optional<CorrectionPattern> pattern, String from)
      implements BatchAction {}

  /** Takes back what was done to many letters, where nobody went on since. */
  public record UndoBatch(BatchRecord of) implements BatchAction {}

  /** Does again what was taken back. */
  public record RedoBatch(BatchRecord of) implements BatchAction {}

  private static String valid(String person) {
    PersonName.problem(person)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
    return person.strip();
  }
}
