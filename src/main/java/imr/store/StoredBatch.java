package imr.store;

import imr.ledger.Act;
import imr.ledger.BatchId;
import imr.ledger.DecisionCounts;
import java.time.Instant;
import java.util.Optional;

/**
 * A batch action, read from its gestures.
 *
 * @param act of its gestures; the number in an undo or a redo is not that of every letter
 * @param author the name of who made them
 * @param at the earliest time of its gestures
 * @param gestures how many letters have one
 * @param counts of a decision on values: what it made of them
 * @param about of an undo or a redo: where the gestures come from that it undid or did again
 */
public record StoredBatch(
    BatchId id,
    Act act,
    String author,
    Instant at,
    int gestures,
    DecisionCounts counts,
    Optional<Origin> about) {

  /**
   * What a gesture was part of: its batch, or for gestures of the first format their author and
   * time, which all gestures of a batch had in common.
   *
   * @param author as the first format had it
   */
  public record Origin(Optional<BatchId> batch, String author, Instant at) {}
}
