package imr.review;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Change;
import imr.annotation.Field;
import imr.annotation.Schema;
import imr.annotation.Target;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Adds another program's predictions to a letter where they don't conflict: to empty single fields,
 * and as new list entries. Existing annotations of people and programs stay unchanged, and rejected
 * values stay rejected.
 */
public final class PredictionMerge {
  private final AnnotationSet said;
  private final AnnotationSet found;
  private final SameEntryMatcher likeness;
  private final int number;
  private final List<Change> changes = new ArrayList<>();
  private int newIds;

  private PredictionMerge(ReviewSession session, AnnotationSet found) {
    this.said = session.annotations();
    this.found = found;
    this.likeness = new SameEntryMatcher(session.history().ledger(), found);
    this.number = session.history().last() + 1;
  }

  /**
   * Returns the step that adds the predictions; empty if there is nothing to add, or the letter is
   * finished.
   *
   * @param found suggestions only, for the session's letter
   */
  public static Optional<SessionStep> of(
      ReviewSession session, AnnotationSet found, Author.Program program, Instant at) {
    if (session.finished()) {
      return Optional.empty();
    }
    PredictionMerge supplement = new PredictionMerge(session, found);
    Schema schema = session.schema();
    supplement.fields(Target.LETTER, Target.LETTER, schema.fields());
    List<Change> changes = supplement.changes;
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            session.stepBy(
                new Gesture(supplement.number, new Act.Suggest(), program, at, changes),
                changes.getFirst().target()));
  }

  /**
   * Adds to the fields of a subject.
   *
   * @param from the subject's id in the predictions
   */
  private void fields(String subject, String from, List<Field> fields) {
    for (Field field : fields) {
      Target whole = Target.of(subject, field.id());
      if (!field.many()) {
        single(whole, Target.of(from, field.id()), field);
      } else if (said.at(whole).isEmpty()) {
        list(whole, from, field);
      }
    }
  }

  private void single(Target target, Target from, Field field) {
    if (said.at(target).isEmpty()) {
      found
          .at(from)
          .filter(f -> onItsWords(target.subject(), field, f))
          .ifPresent(f -> put(target, f));
    }
  }

  /** Returns whether a code classifies exactly the existing text; otherwise it is useless. */
  private boolean onItsWords(String subject, Field field, Annotation code) {
    return field
        .sameSpanAs()
        .flatMap(base -> said.at(Target.of(subject, base)))
        .map(base -> base.counts() && base.evidence().equals(code.evidence()))
        .orElse(true);
  }

  private void list(Target whole, String from, Field field) {
    List<Annotation> standing = said.entries(whole.subject(), whole.field());
    List<Annotation> fresh = found.entries(from, whole.field());
    if (field.isGroup()) {
      group(whole, standing, fresh, field);
    } else {
      fresh.stream()
          .filter(f -> standing.stream().noneMatch(s -> isSame(s, f)))
          .forEach(f -> put(whole.entry(newId()), f));
    }
    if (standing.isEmpty() && fresh.isEmpty()) {
      found.at(Target.of(from, whole.field())).ifPresent(absent -> put(whole, absent));
    }
  }

  private boolean isSame(Annotation standing, Annotation fresh) {
    return SameEntryMatcher.sameSpan(standing, fresh)
        || SameEntryMatcher.sameValue(standing, fresh)
        || (SameEntryMatcher.touched(standing) && likeness.settles(standing, fresh));
  }

  private void group(Target whole, List<Annotation> standing, List<Annotation> fresh, Field field) {
    PairMatcher<Annotation> pairs = likeness.heads(standing, fresh, field);
    for (Annotation head : standing) {
      pairs
          .partner(head)
          .filter(f -> head.counts())
          .ifPresent(f -> fields(head.target().entry(), f.target().entry(), field.fields()));
    }
    for (Annotation head : pairs.alone()) {
      String id = newId();
      put(whole.entry(id), head);
      fields(id, head.target().entry(), field.fields());
    }
  }

  private void put(Target target, Annotation fresh) {
    Annotation now = new Annotation(target, fresh.answer(), fresh.status(), fresh.provenance());
    changes.add(EditChanges.changed(Optional.empty(), now));
  }

  /** Unique because gesture numbers are unique within a letter. */
  private String newId() {
    return "g" + number + "-" + ++newIds;
  }
}
