package imr.extract;

import imr.letter.Span;

/**
 * A stretch that a rule takes for a field's value.
 *
 * @param rule the field and how it was found, {@code injury.date:header}: what confidence is known
 *     by
 */
record Candidate(Span span, String rule) {}
