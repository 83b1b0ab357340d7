package imr.workbench;

import imr.ledger.BatchId;
import imr.ledger.Gesture;
import java.time.Instant;
import java.util.Optional;

/**
 * A batch action, as the ledger has it. Which letters it changed is read from their ledgers.
 *
 * @param letters how many letters were to be changed
 * @param changed how many were; empty where a batch from before batches had ids was interrupted
 * @param by the person who started it
 * @param at when its first gesture was made
 * @param last the last time that it was undone or redone
 */
public record BatchRecord(
    Key key,
    BatchAction action,
    int letters,
    Optional<Integer> changed,
    String by,
    Instant at,
    Optional<Later> last) {

  /** By what the gestures of a batch are known. */
  public sealed interface Key {
    record Id(BatchId batch) implements Key {}

    /** Before batches had ids: the author, as the first format had it, and the time of all. */
    record First(String author, Instant at) implements Key {}

    /** True for a gesture of the batch. */
    default boolean has(Gesture gesture) {
      return switch (this) {
        case Id(BatchId batch) -> gesture.batch().equals(Optional.of(batch));
        case First(String author, Instant at) ->
            gesture.at().equals(at)
                && gesture.firstForm().filter(f -> f.author().equals(author)).isPresent();
      };
    }
  }

  /**
   * That it was undone, or redone.
   *
   * @param back true where it was undone, false where it was redone
   * @param letters how many letters were to be changed then
   */
  public record Later(boolean back, int letters, String by, Instant at) {}

  /** True where the last thing done with it was to undo it. */
  public boolean takenBack() {
    return last.filter(Later::back).isPresent();
  }

  public BatchRecord changed(int count) {
    return new BatchRecord(key, action, letters, Optional.of(count), by, at, last);
  }

  public BatchRecord later(Later later) {
    return new BatchRecord(key, action, letters, changed, by, at, Optional.of(later));
  }
}
