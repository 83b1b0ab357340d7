package imr.annotation;

import java.util.Optional;

/**
 * What is said at a target. A target that nobody has said anything about has no answer: it is
 * unreviewed.
 */
public sealed interface Answer {

  /** The letter states a value; without evidence when a person typed it and no place was given. */
  record Stated(Value value, Optional<Evidence> evidence) implements Answer {}

  /** Somebody looked, and the letter does not state it. */
  record Absent() implements Answer {}

  /**
   * An entry of a group exists (a disputed item, a citation); what it says stands at the targets
   * whose subject it is.
   */
  record Entry() implements Answer {}

  static Answer stated(Value value, Evidence evidence) {
    return new Stated(value, Optional.of(evidence));
  }
}
