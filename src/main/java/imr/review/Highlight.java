package imr.review;

import imr.annotation.Field;
import imr.annotation.Target;
import imr.letter.Span;

/**
 * A painted stretch of the letter.
 *
 * @param decided false while it is a suggestion
 */
public record Highlight(Span span, Target target, Field field, boolean decided) {}
