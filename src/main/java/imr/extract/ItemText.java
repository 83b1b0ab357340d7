package imr.extract;

import imr.annotation.Value;
import imr.letter.Span;
import java.util.Optional;

/**
 * Where the parts of one disputed item stand in the letter.
 *
 * @param heading what stands before the decision, without the colon
 * @param decision the decision's words, with what they mean
 * @param administrator what follows {@code Claims Administrator guideline:}
 * @param reviewer what follows {@code MAXIMUS guideline:}
 * @param rationale the rationale, trimmed
 * @param form how the item was found; becomes part of its rules' names
 */
record ItemText(
    Optional<Span> heading,
    Optional<Decision> decision,
    Optional<Span> administrator,
    Optional<Span> reviewer,
    Optional<Span> rationale,
    String form) {

  /** The decision's words and their code. */
  record Decision(Span span, Value value) {}
}
