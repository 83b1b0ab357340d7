package imr.review;

import static imr.review.SameEntryMatcher.touched;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Change;
import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.ledger.Ledger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Merges the results of a new extraction into a letter.
 *
 * <p>Custom fields, which the program doesn't know, are left unchanged.
 *
 * <p>Everything that a person has decided, including rejections, stays unchanged, and so does the
 * item or citation that contains it. Suggestions that the new run doesn't repeat are removed; the
 * others are replaced. Ids are stable: a repeated annotation keeps its id (see {@link
 * SameEntryMatcher}), and new ones get ids that were never used in the letter.
 */
public final class ExtractionUpdate {
  private final AnnotationSet said;
  private final AnnotationSet found;
  private final SameEntryMatcher likeness;
  private final int number;
  private final List<Change> changes = new ArrayList<>();
  private int newIds;

  private ExtractionUpdate(Ledger ledger, AnnotationSet found, int number) {
    this.said = ledger.annotations();
    this.found = found;
    this.likeness = new SameEntryMatcher(ledger, found);
    this.number = number;
  }

  /**
   * Returns the step that merges a program's results; empty if nothing changes, or the letter is
   * finished.
   *
   * @param found suggestions only, for the session's letter
   */
  public static Optional<SessionStep> of(
      ReviewSession session, AnnotationSet found, Author.Program program, Instant at) {
    int number = session.history().last() + 1;
    List<Change> changes = session.finished() ? List.of() : changes(session, found, number);
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            session.stepBy(
                new Gesture(number, new Act.ReExtract(), program, at, changes),
                changes.getFirst().target()));
  }

  private static List<Change> changes(ReviewSession session, AnnotationSet found, int number) {
    ExtractionUpdate renewal = new ExtractionUpdate(session.history().ledger(), found, number);
    renewal.fields(Target.LETTER, Optional.of(Target.LETTER), session.schema().builtIn().fields());
    return List.copyOf(renewal.changes);
  }

  /**
   * Merges the fields of a subject.
   *
   * @param from the subject's id in the new run; empty if it doesn't have it
   */
  private void fields(String subject, Optional<String> from, List<Field> fields) {
    for (Field field : fields) {
      Target whole = Target.of(subject, field.id());
      if (!field.many()) {
        single(whole, field, from);
      } else if (field.isGroup()) {
        group(whole, field, from);
      } else {
        list(whole, from);
      }
    }
  }

  private void single(Target target, Field field, Optional<String> from) {
    Optional<Annotation> fresh = foundAt(from, field.id());
    boolean ofOtherWords = fresh.filter(f -> judgesOtherWords(target, field, f)).isPresent();
    put(target, ofOtherWords ? said.at(target) : fresh);
  }

  /**
   * Returns whether a code classifies other text than a person chose. The existing code belongs to
   * the person's choice.
   */
  private boolean judgesOtherWords(Target code, Field field, Annotation fresh) {
    return field
        .sameSpanAs()
        .flatMap(base -> said.at(Target.of(code.subject(), base)))
        .filter(base -> touched(base) && !base.evidence().equals(fresh.evidence()))
        .isPresent();
  }

  private void list(Target whole, Optional<String> from) {
    List<Annotation> standing = said.entries(whole.subject(), whole.field());
    List<Annotation> decided = standing.stream().filter(SameEntryMatcher::touched).toList();
    List<Annotation> suggested = standing.stream().filter(a -> !touched(a)).toList();
    List<Annotation> fresh =
        foundEntries(whole, from).stream()
            .filter(f -> decided.stream().noneMatch(d -> likeness.settles(d, f)))
            .toList();
    PairMatcher<Annotation> pairs = SameEntryMatcher.values(suggested, fresh);
    suggested.forEach(s -> put(s.target(), pairs.partner(s)));
    pairs.alone().forEach(f -> put(whole.entry(newId()), Optional.of(f)));
    absence(whole, from, decided.stream().anyMatch(Annotation::counts));
  }

  private void group(Target whole, Field field, Optional<String> from) {
    List<Annotation> standing = said.entries(whole.subject(), whole.field());
    PairMatcher<Annotation> pairs = likeness.heads(standing, foundEntries(whole, from), field);
    standing.forEach(s -> entry(s, pairs.partner(s), field));
    for (Annotation head : pairs.alone()) {
      String id = newId();
      put(whole.entry(id), Optional.of(head));
      fields(id, Optional.of(head.target().entry()), field.fields());
    }
    absence(whole, from, standing.stream().anyMatch(s -> s.counts() && touchedWithin(s)));
  }

  /** Merges an entry. A rejected entry is left unchanged with its contents. */
  private void entry(Annotation head, Optional<Annotation> fresh, Field field) {
    if (head.status() == Status.REJECTED) {
      return;
    }
    boolean stays = fresh.isEmpty() && touchedWithin(head);
    put(head.target(), stays ? Optional.of(head) : fresh);
    fields(head.target().entry(), fresh.map(f -> f.target().entry()), field.fields());
  }

  private boolean touchedWithin(Annotation head) {
    return touched(head)
        || said.within(head.target().entry()).stream().anyMatch(SameEntryMatcher::touched);
  }

  /** Merges whether a list is not stated. It can't be if it still has entries. */
  private void absence(Target whole, Optional<String> from, boolean hasEntries) {
    put(whole, foundAt(from, whole.field()).filter(f -> !hasEntries));
  }

  private Optional<Annotation> foundAt(Optional<String> from, FieldId field) {
    return from.flatMap(subject -> found.at(Target.of(subject, field)));
  }

  /** Returns the new run's entries of a list; none if a person marked it as not stated. */
  private List<Annotation> foundEntries(Target whole, Optional<String> from) {
    boolean closed =
        said.at(whole)
            .filter(a -> touched(a) && a.counts() && a.answer() instanceof Answer.Absent)
            .isPresent();
    return from.filter(subject -> !closed)
        .map(subject -> found.entries(subject, whole.field()))
        .orElse(List.of());
  }

  /** Sets or removes the annotation at a target unless a person has decided about it. */
  private void put(Target target, Optional<Annotation> wanted) {
    Optional<Annotation> now = said.at(target);
    Optional<Annotation> after =
        wanted.map(w -> new Annotation(target, w.answer(), w.status(), w.provenance()));
    if (now.filter(SameEntryMatcher::touched).isEmpty() && !now.equals(after)) {
      changes.add(new Change(target, now, after));
    }
  }

  /** Unique because gesture numbers are unique within a letter. */
  private String newId() {
    return "g" + number + "-" + ++newIds;
  }
}
