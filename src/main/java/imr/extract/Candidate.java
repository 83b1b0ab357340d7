package imr.extract;

import imr.letter.Span;

/**
 * A span that a rule found as a field's value.
 *
 * @param rule the field and the way it was found, such as {@code injury.date:header}; determines
 *     the confidence
 */
record Candidate(Span span, String rule) {}
