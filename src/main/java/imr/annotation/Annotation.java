package imr.annotation;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** What somebody says at a target, and how far a person has decided on it. */
public record Annotation(Target target, Answer answer, Status status, Provenance provenance) {

  /** A program's suggestion. */
  public static Annotation suggested(Target target, Answer answer, Provenance.Program by) {
    return new Annotation(target, answer, Status.SUGGESTED, by);
  }

  /** A person's decision. */
  public static Annotation decided(
      Target target, Answer answer, Status status, Provenance.Person by) {
    return new Annotation(target, answer, status, by);
  }

  public Optional<Evidence> evidence() {
    return answer instanceof Answer.Stated stated ? stated.evidence() : Optional.empty();
  }

  /** The same with its evidence elsewhere; itself where it has none. */
  Annotation moved(UnaryOperator<Evidence> place) {
    return answer instanceof Answer.Stated(Value value, Optional<Evidence> evidence)
        ? new Annotation(target, new Answer.Stated(value, evidence.map(place)), status, provenance)
        : this;
  }

  public Optional<Value> value() {
    return answer instanceof Answer.Stated stated ? Optional.of(stated.value()) : Optional.empty();
  }

  /** False for what was struck out: it is kept, but it is no part of the record. */
  public boolean counts() {
    return status != Status.REJECTED;
  }

  /**
   * True once a person has said yes, no or something else. A value that cannot be read is not
   * decided.
   */
  public boolean decided() {
    return status != Status.SUGGESTED && !(value().orElse(null) instanceof Value.Unread);
  }
}
