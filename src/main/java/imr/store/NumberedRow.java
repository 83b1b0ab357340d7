package imr.store;

/**
 * A letter's row with its place among all.
 *
 * @param number grows in the order of arrival; numbers can be missing between
 */
public record NumberedRow(int number, LetterRow row) {}
