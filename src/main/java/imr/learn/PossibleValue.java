package imr.learn;

import imr.annotation.Target;
import imr.annotation.Value;
import imr.letter.Span;

/**
 * A value found by the second reader but not suggested by any rule.
 *
 * @param target the field of the letter or item; for a list, the whole list
 * @param span in UTF-16 units of the canonical text
 * @param probability the probability that it is right, by cross-validation
 */
public record PossibleValue(Target target, Span span, Value value, double probability) {}
