package imr.ledger;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Status;
import java.util.List;
import java.util.Optional;

/**
 * What a person's decisions made of values, counted. Items and citations themselves don't count,
 * only what is stated of them.
 *
 * @param rejected values that the letter doesn't state so
 * @param notStated fields that the letter doesn't state
 */
public record DecisionCounts(int confirmed, int corrected, int added, int rejected, int notStated) {
  public static final DecisionCounts NONE = new DecisionCounts(0, 0, 0, 0, 0);

  /** What a gesture's changes left. */
  public static DecisionCounts of(List<Optional<Annotation>> afters) {
    DecisionCounts all = NONE;
    for (Annotation said : afters.stream().flatMap(Optional::stream).toList()) {
      all =
          said.answer() instanceof Answer.GroupEntry
              ? all
              : all.plus(said.status(), said.answer() instanceof Answer.Absent, 1);
    }
    return all;
  }

  /** So many more annotations of a status, with or without a value. Suggestions don't count. */
  public DecisionCounts plus(Status status, boolean absent, int count) {
    if (absent && status != Status.SUGGESTED && status != Status.REJECTED) {
      return new DecisionCounts(confirmed, corrected, added, rejected, notStated + count);
    }
    return switch (status) {
      case SUGGESTED -> this;
      case CONFIRMED ->
          new DecisionCounts(confirmed + count, corrected, added, rejected, notStated);
      case CORRECTED ->
          new DecisionCounts(confirmed, corrected + count, added, rejected, notStated);
      case ADDED -> new DecisionCounts(confirmed, corrected, added + count, rejected, notStated);
      case REJECTED -> new DecisionCounts(confirmed, corrected, added, rejected + count, notStated);
    };
  }

  public DecisionCounts plus(DecisionCounts other) {
    return new DecisionCounts(
        confirmed + other.confirmed,
        corrected + other.corrected,
        added + other.added,
        rejected + other.rejected,
        notStated + other.notStated);
  }
}
