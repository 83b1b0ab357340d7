package imr.review;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Change;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.annotation.ValueReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The changes that a person's decision makes to what is said, and what must follow from them. */
final class Edits {
  private final Schema schema;
  private final ValueReader reader;
  private final AnnotationSet said;

  Edits(Schema schema, ValueReader reader, AnnotationSet said) {
    this.schema = schema;
    this.reader = reader;
    this.said = said;
  }

  /** All suggestions inside an item or a citation, and the head itself where it was struck out. */
  List<Change> confirmations(Target head, Provenance.Person by) {
    List<Change> changes = new ArrayList<>();
    said.at(head)
        .filter(a -> a.status() == Status.REJECTED)
        .flatMap(a -> confirmation(a, by))
        .ifPresent(changes::add);
    said.within(head.entry()).stream()
        .filter(a -> a.status() == Status.SUGGESTED && !(a.answer() instanceof Answer.Entry))
        .flatMap(a -> confirmation(a, by).stream())
        .forEach(changes::add);
    return changes;
  }

  /** Nothing for what is decided, and for what cannot be read. */
  static Optional<Change> confirmation(Annotation now, Provenance.Person by) {
    boolean readable = !(now.value().orElse(null) instanceof Value.Unread);
    boolean wanted = now.status() == Status.SUGGESTED || now.status() == Status.REJECTED;
    return readable && wanted
        ? Optional.of(
            changed(
                Optional.of(now),
                Annotation.decided(now.target(), now.answer(), Status.CONFIRMED, by)))
        : Optional.empty();
  }

  /** What a person added goes, with all inside; what a program suggested stays as rejected. */
  List<Change> strike(Annotation now, Provenance.Person by) {
    if (!now.counts()) {
      return List.of();
    }
    if (now.status() != Status.ADDED) {
      return List.of(
          changed(
              Optional.of(now),
              Annotation.decided(now.target(), now.answer(), Status.REJECTED, by)));
    }
    List<Change> changes = new ArrayList<>();
    if (now.answer() instanceof Answer.Entry) {
      said.within(now.target().entry()).forEach(a -> changes.add(gone(a)));
    }
    changes.add(gone(now));
    return changes;
  }

  /**
   * The changes by which a person comes to say something at a target, with what must follow from
   * it.
   */
  List<Change> saying(Target target, Answer answer, Provenance.Person by) {
    List<Change> changes = new ArrayList<>();
    if (target.isEntry()) {
      said.at(target.whole()).ifPresent(absence -> changes.add(gone(absence)));
    }
    Optional<Annotation> before = said.at(target);
    Status status = before.map(was -> statusAfter(was, answer)).orElse(Status.ADDED);
    Annotation after = Annotation.decided(target, answer, status, by);
    if (before.filter(was -> was.answer().equals(answer) && was.status() == status).isEmpty()) {
      changes.add(changed(before, after));
      after.evidence().ifPresent(e -> changes.addAll(following(target, e)));
    }
    return changes;
  }

  private static Status statusAfter(Annotation was, Answer answer) {
    if (was.status() == Status.ADDED) {
      return Status.ADDED;
    }
    boolean asSuggested = was.status() != Status.CORRECTED && was.answer().equals(answer);
    return asSuggested ? Status.CONFIRMED : Status.CORRECTED;
  }

  /** Codes that judge a value stand on its span: they move with it. */
  private List<Change> following(Target moved, Evidence evidence) {
    List<Change> changes = new ArrayList<>();
    schema
        .all()
        .filter(f -> f.sameSpanAs().filter(moved.field()::equals).isPresent())
        .forEach(
            f -> follow(Target.of(moved.subject(), f.id()), f, evidence).ifPresent(changes::add));
    return changes;
  }

  private Optional<Change> follow(Target target, Field field, Evidence evidence) {
    Value read = reader.read(field, evidence.quote());
    return said.at(target)
        .filter(a -> a.answer() instanceof Answer.Stated)
        .map(was -> changed(Optional.of(was), moved(was, read, evidence)));
  }

  private static Annotation moved(Annotation was, Value read, Evidence evidence) {
    boolean keepValue = was.decided() || read instanceof Value.Unread;
    Value value = keepValue ? was.value().orElse(read) : read;
    return new Annotation(
        was.target(), Answer.stated(value, evidence), was.status(), was.provenance());
  }

  /** That something else, or nothing, is said at a target; no change where the same is said. */
  List<Change> setting(Target target, Optional<Annotation> now) {
    Optional<Annotation> before = said.at(target);
    boolean same = before.map(Annotation::answer).equals(now.map(Annotation::answer));
    return same ? List.of() : List.of(new Change(target, before, now));
  }

  static Change changed(Optional<Annotation> before, Annotation after) {
    return new Change(after.target(), before, Optional.of(after));
  }

  static Change gone(Annotation now) {
    return new Change(now.target(), Optional.of(now), Optional.empty());
  }
}
