package imr.search;

/**
 * How a query that is being typed could go on.
 *
 * @param words what is to stand in place of the characters from {@code start} to {@code end}
 * @param label what it means, for the list of suggestions
 * @param count how many letters or items have the value; 0 where that is not counted
 * @param start a UTF-16 index in the written form
 * @param end after the last character that it replaces
 */
public record Suggestion(String words, String label, int count, int start, int end) {}
