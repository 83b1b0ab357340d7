package imr.review;

import static imr.review.Likeness.touched;

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
 * What a program finds again in a letter, brought into what stands there.
 *
 * <p>A project's own fields are none that it knows: they are left as they are.
 *
 * <p>What a person has said something about stays exactly as it is, what was struck out too, and
 * with it the item or the citation that it stands in. Suggestions go where the new run does not
 * repeat them, and are the new run's where it does. Targets are stable: what is found again keeps
 * its id (see {@link Likeness}), what is really new gets one that this letter never had.
 */
public final class Renewal {
  private final AnnotationSet said;
  private final AnnotationSet found;
  private final Likeness likeness;
  private final int number;
  private final List<Change> changes = new ArrayList<>();
  private int newIds;

  private Renewal(Ledger ledger, AnnotationSet found, int number) {
    this.said = ledger.annotations();
    this.found = found;
    this.likeness = new Likeness(ledger, found);
    this.number = number;
  }

  /**
   * The gesture by which a session takes over what a program found; nothing where nothing differs,
   * and in a letter that a person declared finished.
   *
   * @param found suggestions alone, from the session's letter
   */
  public static Optional<Step> of(
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
    Renewal renewal = new Renewal(session.history().ledger(), found, number);
    renewal.fields(Target.LETTER, Optional.of(Target.LETTER), session.schema().builtIn().fields());
    return List.copyOf(renewal.changes);
  }

  /**
   * Goes through what a subject holds.
   *
   * @param from the same subject as the new run calls it; empty where it has none
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
   * True for a code that judges other words than a person chose: the one that stands came with the
   * person's words.
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
    List<Annotation> decided = standing.stream().filter(Likeness::touched).toList();
    List<Annotation> suggested = standing.stream().filter(a -> !touched(a)).toList();
    List<Annotation> fresh =
        foundEntries(whole, from).stream()
            .filter(f -> decided.stream().noneMatch(d -> likeness.settles(d, f)))
            .toList();
    Pairs<Annotation> pairs = Likeness.values(suggested, fresh);
    suggested.forEach(s -> put(s.target(), pairs.partner(s)));
    pairs.alone().forEach(f -> put(whole.entry(newId()), Optional.of(f)));
    absence(whole, from, decided.stream().anyMatch(Annotation::counts));
  }

  private void group(Target whole, Field field, Optional<String> from) {
    List<Annotation> standing = said.entries(whole.subject(), whole.field());
    Pairs<Annotation> pairs = likeness.heads(standing, foundEntries(whole, from), field);
    standing.forEach(s -> entry(s, pairs.partner(s), field));
    for (Annotation head : pairs.alone()) {
      String id = newId();
      put(whole.entry(id), Optional.of(head));
      fields(id, Optional.of(head.target().entry()), field.fields());
    }
    absence(whole, from, standing.stream().anyMatch(s -> s.counts() && touchedWithin(s)));
  }

  /** What was struck out is left as it is, with all that stands inside. */
  private void entry(Annotation head, Optional<Annotation> fresh, Field field) {
    if (head.status() == Status.REJECTED) {
      return;
    }
    boolean stays = fresh.isEmpty() && touchedWithin(head);
    put(head.target(), stays ? Optional.of(head) : fresh);
    fields(head.target().entry(), fresh.map(f -> f.target().entry()), field.fields());
  }

  private boolean touchedWithin(Annotation head) {
    return touched(head) || said.within(head.target().entry()).stream().anyMatch(Likeness::touched);
  }

  /** A list is not absent while entries of it stay that count. */
  private void absence(Target whole, Optional<String> from, boolean hasEntries) {
    put(whole, foundAt(from, whole.field()).filter(f -> !hasEntries));
  }

  private Optional<Annotation> foundAt(Optional<String> from, FieldId field) {
    return from.flatMap(subject -> found.at(Target.of(subject, field)));
  }

  /** What the new run has in a list; nothing in one that a person says is absent. */
  private List<Annotation> foundEntries(Target whole, Optional<String> from) {
    boolean closed =
        said.at(whole)
            .filter(a -> touched(a) && a.counts() && a.answer() instanceof Answer.Absent)
            .isPresent();
    return from.filter(subject -> !closed)
        .map(subject -> found.entries(subject, whole.field()))
        .orElse(List.of());
  }

  /** Lets something stand at a target, or nothing; what a person has touched stays. */
  private void put(Target target, Optional<Annotation> wanted) {
    Optional<Annotation> now = said.at(target);
    Optional<Annotation> after =
        wanted.map(w -> new Annotation(target, w.answer(), w.status(), w.provenance()));
    if (now.filter(Likeness::touched).isEmpty() && !now.equals(after)) {
      changes.add(new Change(target, now, after));
    }
  }

  /** No gesture's number comes twice in a letter. */
  private String newId() {
    return "g" + number + "-" + ++newIds;
  }
}
