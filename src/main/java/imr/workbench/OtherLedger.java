package imr.workbench;

import imr.annotation.Gesture;
import java.time.Instant;
import java.util.List;

/**
 * What another workbench holds of a letter, where both had gone on separately. Kept apart: nothing
 * of it is in the letter's record.
 *
 * @param from the project file that it came with
 * @param at when it was taken in
 */
public record OtherLedger(String from, Instant at, List<Gesture> ledger) {
  public OtherLedger {
    ledger = List.copyOf(ledger);
  }
}
