package imr.letter;

/**
 * A page of a letter: its number, starting at 1, and {@code [start, end)} in the canonical text
 * (UTF-16), without the form feed that separates it from the next page. A page may be empty, so
 * this isn't a {@link Span}.
 */
public record Page(int number, int start, int end) {}
