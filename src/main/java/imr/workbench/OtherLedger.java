package imr.workbench;

import imr.ledger.Ledger;
import java.time.Instant;

/**
 * What another workbench holds of a letter, where both had gone on separately. Kept apart: nothing
 * of it is in the letter's record.
 *
 * @param from the project file that it came with
 * @param at when it was taken in
 */
public record OtherLedger(String from, Instant at, Ledger ledger) {}
