package imr.ledger;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Evidence;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import java.time.Instant;
import java.util.Optional;

/**
 * An annotation in the parts that every store of gestures has.
 *
 * @param value the normal form of a known value, an unread one as typed, else empty
 * @param evidence of a stated value
 */
public record AnnotationRow(
    Kind kind, String value, Optional<Evidence> evidence, Status status, Provenance provenance) {

  /** What is said: a value of one of three kinds, or an answer without a value. */
  public enum Kind {
    KNOWN,
    UNREAL,
    UNREAD,
    ABSENT,
    ENTRY;

    public boolean hasValue() {
      return this == KNOWN || this == UNREAD;
    }

    /** True for the kinds that can have evidence. */
    public boolean isStated() {
      return hasValue() || this == UNREAL;
    }
  }

  public static AnnotationRow of(Annotation of) {
    return new AnnotationRow(
        kind(of.answer()),
        of.value().map(Value::shown).orElse(""),
        of.evidence(),
        of.status(),
        of.provenance());
  }

  private static Kind kind(Answer answer) {
    return switch (answer) {
      case Answer.Absent() -> Kind.ABSENT;
      case Answer.Entry() -> Kind.ENTRY;
      case Answer.Stated(Value.Known _, _) -> Kind.KNOWN;
      case Answer.Stated(Value.Unreal _, _) -> Kind.UNREAL;
      case Answer.Stated(Value.Unread _, _) -> Kind.UNREAD;
    };
  }

  /**
   * The annotation at a target.
   *
   * @throws IllegalArgumentException if the parts make none
   */
  public Annotation at(Target target) {
    return new Annotation(target, answer(), status, provenance);
  }

  private Answer answer() {
    return switch (kind) {
      case ABSENT -> new Answer.Absent();
      case ENTRY -> new Answer.Entry();
      case KNOWN -> new Answer.Stated(new Value.Known(value), evidence);
      case UNREAL -> new Answer.Stated(new Value.Unreal(), evidence);
      case UNREAD -> new Answer.Stated(new Value.Unread(value), evidence);
    };
  }

  /** When a person said it; empty for a program. */
  public Optional<Instant> personAt() {
    return provenance instanceof Provenance.Person person
        ? Optional.of(person.at())
        : Optional.empty();
  }

  /** How sure a program is; empty for a person. */
  public Optional<Double> confidence() {
    return provenance instanceof Provenance.Program program
        ? Optional.of(program.confidence())
        : Optional.empty();
  }
}
