package imr.ledger;

import java.util.UUID;

/**
 * The batch action that a gesture belongs to. All gestures of one batch have the same one, at most
 * one in each letter.
 *
 * @param by the person who started it; the author of its gestures may be a program
 * @param letters how many letters the batch set out to change; fewer gestures mean that some were
 *     skipped or that it was interrupted
 */
public record BatchId(UUID id, String by, int letters) {
  public BatchId {
    if (letters < 1) {
      throw new IllegalArgumentException("a batch of " + letters + " letters");
    }
  }
}
