package imr.annotation;

import java.util.Optional;

/** What an annotation states about a target. A target without an annotation is unreviewed. */
public sealed interface Answer {

  /**
   * A value that the letter states. It has no evidence if a person typed it without choosing a
   * location.
   */
  record Stated(Value value, Optional<Evidence> evidence) implements Answer {}

  /** The letter doesn't state the field. */
  record Absent() implements Answer {}

  /**
   * A group entry (disputed item or citation) exists. Its values are annotated at the targets whose
   * subject it is.
   */
  record GroupEntry() implements Answer {}

  static Answer stated(Value value, Evidence evidence) {
    return new Stated(value, Optional.of(evidence));
  }
}
