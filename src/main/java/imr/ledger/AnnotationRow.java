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
 * An annotation as the columns in which it is stored.
 *
 * @param value the normalized form of a known value, or an unread value as typed; otherwise empty
 * @param evidence only for stated values
 */
public record AnnotationRow(
    Kind kind, String value, Optional<Evidence> evidence, Status status, Provenance provenance) {

  /** The kind of answer: three kinds of stated values, and two kinds without a value. */
  public enum Kind {
    KNOWN,
    UNREAL,
    UNREAD,
    ABSENT,
    ENTRY;

    /** Returns whether this kind has a value column. */
    public boolean hasValue() {
      return this == KNOWN || this == UNREAD;
    }

    /** Returns whether this kind can have evidence. */
    public boolean isStated() {
      return hasValue() || this == UNREAL;
    }
  }

  /** Converts an annotation to its stored form. */
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
      case Answer.GroupEntry() -> Kind.ENTRY;
      case Answer.Stated(Value.Known _, _) -> Kind.KNOWN;
      case Answer.Stated(Value.Unreal _, _) -> Kind.UNREAL;
      case Answer.Stated(Value.Unread _, _) -> Kind.UNREAD;
    };
  }

  /**
   * Converts the stored form to an annotation at a target.
   *
   * @throws IllegalArgumentException if the columns are inconsistent
   */
  public Annotation at(Target target) {
    return new Annotation(target, answer(), status, provenance);
  }

  private Answer answer() {
    return switch (kind) {
      case ABSENT -> new Answer.Absent();
      case ENTRY -> new Answer.GroupEntry();
      case KNOWN -> new Answer.Stated(new Value.Known(value), evidence);
      case UNREAL -> new Answer.Stated(new Value.Unreal(), evidence);
      case UNREAD -> new Answer.Stated(new Value.Unread(value), evidence);
    };
  }

  /** Returns when a person made the annotation; empty for a program. */
  public Optional<Instant> personAt() {
    return provenance instanceof Provenance.Person person
        ? Optional.of(person.at())
        : Optional.empty();
  }

  /** Returns a program's confidence; empty for a person. */
  public Optional<Double> confidence() {
    return provenance instanceof Provenance.Program program
        ? Optional.of(program.confidence())
        : Optional.empty();
  }
}
