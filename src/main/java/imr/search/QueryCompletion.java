package imr.search;

/**
 * A completion of a query.
 *
 * @param words the replacement for the characters from {@code start} to {@code end}
 * @param label what it means, for the list of suggestions
 * @param count the number of letters or items with the value; 0 if it isn't counted
 * @param start a UTF-16 index of the written query
 * @param end the index after the last replaced character
 */
public record QueryCompletion(String words, String label, int count, int start, int end) {}
