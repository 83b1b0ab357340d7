package imr.annotation;

import java.time.Instant;

/**
 * A letter's record as it was when a person finished the letter. Never changes.
 *
 * @param number starting at 1; finishing the letter again after reopening it creates the next
 *     revision
 * @param gesture the number of the action that finished the letter
 * @param by the person's name
 * @param sha256 hash of the record as a single line of JSON in UTF-8, which includes the hash of
 *     the letter's text; 64 lowercase hex digits
 */
public record Revision(
    String letter, int number, int gesture, String by, Instant at, String sha256) {}
