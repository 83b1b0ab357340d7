package imr.learn;

import imr.annotation.Target;
import imr.annotation.Value;
import imr.letter.Span;
import java.util.Optional;

/**
 * A correction that people made at least twice and that this letter could need again.
 *
 * @param kind what they did
 * @param target the suggestion that they would correct; for an addition the field it would be added
 *     to, of a list the list as a whole
 * @param span where the value would be, in UTF-16 units of the canonical text; of a rejection where
 *     it is now
 * @param value the value there after the correction; empty for a rejection
 * @param held how often it was made where it could be, at least 2
 * @param of how often it could have been made
 */
public record MemoryOffer(
    Kind kind, Target target, Span span, Optional<Value> value, int held, int of) {

  /** What people did. */
  public enum Kind {
    REJECT,
    CHANGE,
    ADD
  }
}
