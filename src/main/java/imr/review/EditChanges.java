package imr.review;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Change;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.LetterLookup;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.annotation.SpanTrimmer;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.annotation.ValueReader;
import imr.letter.CleanText;
import imr.letter.LetterText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Computes the changes for a person's decision, including its consequences. */
final class EditChanges {
  private final Schema schema;
  private final ValueReader reader;
  private final AnnotationSet said;

  EditChanges(Schema schema, ValueReader reader, AnnotationSet said) {
    this.schema = schema;
    this.reader = reader;
    this.said = said;
  }

  /** Confirms all suggestions inside an item or citation, and its entry if it was rejected. */
  List<Change> confirmations(Target head, Provenance.Person by) {
    List<Change> changes = new ArrayList<>();
    said.at(head)
        .filter(a -> a.status() == Status.REJECTED)
        .flatMap(a -> confirmation(a, by))
        .ifPresent(changes::add);
    said.within(head.entry()).stream()
        .filter(a -> a.status() == Status.SUGGESTED && !(a.answer() instanceof Answer.GroupEntry))
        .flatMap(a -> confirmation(a, by).stream())
        .forEach(changes::add);
    return changes;
  }

  /** Confirms an annotation. Empty if it is already decided or its value isn't valid. */
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

  /**
   * Rejects an annotation. An entry added by a person is removed with its contents; a program's
   * suggestion is kept as rejected.
   */
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
    if (now.answer() instanceof Answer.GroupEntry) {
      said.within(now.target().entry()).forEach(a -> changes.add(gone(a)));
    }
    changes.add(gone(now));
    return changes;
  }

  /** Sets a person's answer at a target, with its consequences. */
  List<Change> saying(Target target, Answer answer, Provenance.Person by) {
    return saying(target, answer, by, true);
  }

  private List<Change> saying(
      Target target, Answer answer, Provenance.Person by, boolean withFollowing) {
    List<Change> changes = new ArrayList<>();
    if (target.isEntry()) {
      said.at(target.whole()).ifPresent(absence -> changes.add(gone(absence)));
    }
    Optional<Annotation> before = said.at(target);
    Status status = before.map(was -> statusAfter(was, answer)).orElse(Status.ADDED);
    Annotation after = Annotation.decided(target, answer, status, by);
    if (before.filter(was -> was.answer().equals(answer) && was.status() == status).isEmpty()) {
      changes.add(changed(before, after));
      if (withFollowing) {
        after.evidence().ifPresent(e -> changes.addAll(following(target, e, by)));
      }
    }
    return changes;
  }

  /** Sets the parts of an item or citation. Parts that aren't given are rejected. */
  List<Change> filling(
      Target head, List<LetterLookup.EntryPart> parts, LetterText text, Provenance.Person by) {
    List<Change> changes = new ArrayList<>();
    Set<FieldId> named = new HashSet<>();
    for (LetterLookup.EntryPart part : parts) {
      schema
          .find(part.field())
          .flatMap(field -> answer(field, part, text))
          .ifPresent(
              answer -> {
                named.add(part.field());
                changes.addAll(saying(Target.of(head.entry(), part.field()), answer, by, false));
              });
    }
    said.within(head.entry()).stream()
        .filter(a -> !named.contains(a.target().field()))
        .forEach(a -> changes.addAll(strike(a, by)));
    return changes;
  }

  private Optional<Answer> answer(Field field, LetterLookup.EntryPart part, LetterText text) {
    return SpanTrimmer.trimmed(text, part.span(), field)
        .map(span -> Evidence.in(text, span))
        .map(
            e ->
                Answer.stated(
                    reader.read(field, part.value().orElseGet(() -> CleanText.words(e.quote()))),
                    e));
  }

  private static Status statusAfter(Annotation was, Answer answer) {
    if (was.status() == Status.ADDED) {
      return Status.ADDED;
    }
    boolean asSuggested = was.status() != Status.CORRECTED && was.answer().equals(answer);
    return asSuggested ? Status.CONFIRMED : Status.CORRECTED;
  }

  /** Moves the codes that classify a value along with its highlight. */
  private List<Change> following(Target moved, Evidence evidence, Provenance.Person by) {
    List<Change> changes = new ArrayList<>();
    schema
        .all()
        .filter(f -> f.sameSpanAs().filter(moved.field()::equals).isPresent())
        .forEach(
            f ->
                follow(Target.of(moved.subject(), f.id()), f, evidence, by)
                    .ifPresent(changes::add));
    return changes;
  }

  /** Also adds a code that follows from the text itself. */
  private Optional<Change> follow(
      Target target, Field field, Evidence evidence, Provenance.Person by) {
    Value read = reader.read(field, CleanText.words(evidence.quote()));
    Optional<Annotation> stated =
        said.at(target).filter(a -> a.counts() && a.answer() instanceof Answer.Stated);
    if (stated.isEmpty()) {
      return Optional.of(read)
          .filter(Value.Known.class::isInstance)
          .map(v -> Annotation.decided(target, Answer.stated(v, evidence), Status.ADDED, by))
          .map(now -> changed(said.at(target), now));
    }
    return stated.map(was -> changed(stated, moved(field, was, read, evidence, by)));
  }

  /**
   * Keeps a code that a person chose although the text says otherwise; otherwise derives the code
   * from the new text.
   */
  private Annotation moved(
      Field field, Annotation was, Value read, Evidence evidence, Provenance.Person by) {
    Optional<Value> before =
        was.evidence().map(e -> reader.read(field, CleanText.words(e.quote())));
    boolean chosen = !before.equals(was.value());
    Value value = chosen || read instanceof Value.Unread ? was.value().orElse(read) : read;
    boolean other = was.decided() && !was.value().equals(Optional.of(value));
    return other
        ? Annotation.decided(was.target(), Answer.stated(value, evidence), Status.CORRECTED, by)
        : new Annotation(
            was.target(), Answer.stated(value, evidence), was.status(), was.provenance());
  }

  /** Replaces or removes the annotation at a target. No change if the answer is the same. */
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
