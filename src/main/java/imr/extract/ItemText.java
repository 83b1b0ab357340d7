package imr.extract;

import imr.annotation.Value;
import imr.letter.Span;
import java.util.Optional;

/**
 * The locations of the parts of a disputed item.
 *
 * @param heading the text before the decision, without the colon
 * @param decision the words of the decision, with their meaning
 * @param administrator the text after {@code Claims Administrator guideline:}
 * @param reviewer the text after {@code MAXIMUS guideline:}
 * @param rationale the rationale, trimmed
 * @param form how the item was found; becomes part of rule names
 */
record ItemText(
    Optional<Span> heading,
    Optional<Decision> decision,
    Optional<Span> administrator,
    Optional<Span> reviewer,
    Optional<Span> rationale,
    String form) {

  /** The words of the decision and their code. */
  record Decision(Span span, Value value) {}
}
