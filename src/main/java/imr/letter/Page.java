package imr.letter;

/**
 * One page of a letter: its number from 1, and {@code [start, end)} in the canonical text without
 * the form feed that parts it from the next. A page without text is empty, therefore no {@link
 * Span}.
 */
public record Page(int number, int start, int end) {}
