package imr.learn;

import imr.annotation.Target;
import imr.annotation.Value;
import imr.letter.Span;

/**
 * A value that the second reader finds and no rule suggested.
 *
 * @param target the field it belongs to: of the letter or of an item; for a list the list as a
 *     whole
 * @param span in UTF-16 units of the canonical text
 * @param probability the chance that it is right, by cross-validation
 */
public record PossibleValue(Target target, Span span, Value value, double probability) {}
