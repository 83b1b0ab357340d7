package imr.ledger;

import java.util.UUID;

/**
 * Identifies a batch action. All gestures of a batch share it, at most one per letter.
 *
 * @param by the person who started the batch; the author of its gestures may be a program
 * @param letters the number of letters that the batch was started on; if there are fewer gestures,
 *     some letters were skipped or the batch was interrupted
 */
public record BatchId(UUID id, String by, int letters) {
  /**
   * @throws IllegalArgumentException if {@code letters} is less than 1
   */
  public BatchId {
    if (letters < 1) {
      throw new IllegalArgumentException("a batch of " + letters + " letters");
    }
  }
}
