package imr.ledger;

import java.util.UUID;

/**
 * The batch action that a gesture belongs to. All gestures of one batch have the same id, at most
 * one in each letter.
 *
 * @param letters how many letters the batch set out to change; fewer gestures mean that some were
 *     skipped or that it was interrupted
 */
public record BatchId(UUID id, int letters) {
  public BatchId {
    if (letters < 1) {
      throw new IllegalArgumentException("a batch of " + letters + " letters");
    }
  }
}
