package imr.annotation;

import java.time.Instant;

/**
 * The record of a letter as it stood when a person declared the letter finished; never changed.
 *
 * @param number from 1; finishing the letter again after a reopening makes the next
 * @param gesture the number of the gesture that finished the letter
 * @param by the person's name
 * @param sha256 of the record as one line of JSON in UTF-8, which itself tells the hash of the
 *     letter's text; 64 lower-case hex digits
 */
public record Revision(
    String letter, int number, int gesture, String by, Instant at, String sha256) {}
