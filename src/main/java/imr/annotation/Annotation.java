package imr.annotation;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** The answer at a target, with its review status and who gave it. */
public record Annotation(Target target, Answer answer, Status status, Provenance provenance) {

  /** Creates a program's suggestion. */
  public static Annotation suggested(Target target, Answer answer, Provenance.Program by) {
    return new Annotation(target, answer, Status.SUGGESTED, by);
  }

  /** Creates a person's decision. */
  public static Annotation decided(
      Target target, Answer answer, Status status, Provenance.Person by) {
    return new Annotation(target, answer, status, by);
  }

  /** Returns the location of the value, if the answer has one. */
  public Optional<Evidence> evidence() {
    return answer instanceof Answer.Stated stated ? stated.evidence() : Optional.empty();
  }

  /** Returns a copy with its evidence replaced, or this annotation if it has none. */
  Annotation moved(UnaryOperator<Evidence> place) {
    return answer instanceof Answer.Stated(Value value, Optional<Evidence> evidence)
        ? new Annotation(target, new Answer.Stated(value, evidence.map(place)), status, provenance)
        : this;
  }

  /** Returns the value, if one is stated. */
  public Optional<Value> value() {
    return answer instanceof Answer.Stated stated ? Optional.of(stated.value()) : Optional.empty();
  }

  /** Returns false for a rejected annotation, which is kept but is not part of the record. */
  public boolean counts() {
    return status != Status.REJECTED;
  }

  /**
   * Returns whether a person has confirmed, rejected, or changed it. A value that can't be read
   * counts as undecided.
   */
  public boolean decided() {
    return status != Status.SUGGESTED && !(value().orElse(null) instanceof Value.Unread);
  }
}
