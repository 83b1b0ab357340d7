package imr.learn;

import imr.annotation.Target;
import imr.annotation.Value;
import imr.letter.Span;
import java.util.Optional;

/**
 * A correction that people made at least twice and that may apply to this letter.
 *
 * @param kind the kind of correction
 * @param target the suggestion that would be corrected; for an addition, the field (for a list, the
 *     whole list)
 * @param span where the value would be, or for a rejection where it is, in UTF-16 units of the
 *     canonical text
 * @param value the corrected value; empty for a rejection
 * @param held how often it was made, at least 2
 * @param of how often it could have been made
 */
public record MemoryOffer(
    Kind kind, Target target, Span span, Optional<Value> value, int held, int of) {

  /** The kind of correction. */
  public enum Kind {
    REJECT,
    CHANGE,
    ADD
  }
}
