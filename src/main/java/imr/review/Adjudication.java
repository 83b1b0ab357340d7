package imr.review;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Change;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.Provenance;
import imr.annotation.Remarks;
import imr.annotation.Schema;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.ledger.Act;
import imr.ledger.Act.Choice;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.ledger.Ledger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Deciding between a letter's record and another one, difference by difference. Each decision is a
 * gesture in the letter's own ledger, with a remark that the difference is decided, so that it is
 * undone like any other, and that a program that was killed goes on where it was.
 */
public final class Adjudication {
  private static final String AGREED = "agreed";

  private final Schema schema;
  private final String scope;
  private final String record;
  private final String other;
  private final AnnotationSet theirs;
  private final Differences differences;

  /**
   * @param record whose the letter's record is, as a person reads it
   * @param before the letter's ledger when the comparison began; what is decided later doesn't
   *     change what there is to decide
   * @param other whose the other record is; one line
   * @param theirs the other record, of the same letter
   */
  public Adjudication(
      Schema schema, String record, Ledger before, String other, AnnotationSet theirs) {
    this(schema, record, before, other, theirs, other);
  }

  /**
   * @param scope tells the decisions of this comparison from those of others of the same letter
   */
  Adjudication(
      Schema schema,
      String record,
      Ledger before,
      String other,
      AnnotationSet theirs,
      String scope) {
    this.schema = schema;
    this.scope = scope;
    this.record = record;
    this.other = other;
    this.theirs = theirs;
    this.differences = Differences.of(schema, before, theirs);
  }

  public String record() {
    return record;
  }

  public String other() {
    return other;
  }

  public List<Difference> differences() {
    return differences.all();
  }

  /** The values that both records have. */
  public List<Annotation> agreed() {
    return differences.agreed();
  }

  /** How a difference was decided; empty while it isn't. */
  public Optional<Choice> choice(ReviewSession session, Difference difference) {
    return Remarks.words(session.annotations(), remark(difference.key())).map(Choice::valueOf);
  }

  /** True once what both agree on was accepted. */
  public boolean agreementsAccepted(ReviewSession session) {
    return session.annotations().at(remark(AGREED)).isPresent();
  }

  /** The differences that nobody has decided yet. */
  public List<Difference> open(ReviewSession session) {
    return differences().stream().filter(d -> choice(session, d).isEmpty()).toList();
  }

  private Target remark(String key) {
    return Remarks.adjudicated(scope + "\n" + key);
  }

  /** Takes over what both agree on: suggestions among it are confirmed. */
  public Optional<SessionStep> acceptAgreed(ReviewSession session, Provenance.Person by) {
    if (agreementsAccepted(session)) {
      return Optional.empty();
    }
    List<Change> changes = new ArrayList<>();
    agreed().stream()
        .flatMap(a -> session.annotations().at(a.target()).stream())
        .filter(a -> a.status() == Status.SUGGESTED)
        .flatMap(a -> EditChanges.confirmation(a, by).stream())
        .forEach(changes::add);
    return Optional.of(step(session, Remarks.LETTER, Choice.AGREED, AGREED, changes, by));
  }

  /** Decides a difference for one side, or for both where they can be. */
  public Optional<SessionStep> decide(
      ReviewSession session, Difference difference, Choice choice, Provenance.Person by) {
    Work work = new Work(session, difference, by);
    return switch (choice) {
      case RECORD -> Optional.of(work.step(choice, work.ours()));
      case OTHER -> Optional.of(work.step(choice, work.theirs()));
      case BOTH ->
          difference.canBeBoth() ? Optional.of(work.step(choice, work.both())) : Optional.empty();
      case NEITHER, AGREED -> Optional.empty();
    };
  }

  /**
   * Decides that neither side is right.
   *
   * @param typed what is right instead; blank where the letter doesn't state it
   */
  public Optional<SessionStep> neither(
      ReviewSession session, Difference difference, String typed, Provenance.Person by) {
    Work work = new Work(session, difference, by);
    return Optional.of(work.step(Choice.NEITHER, work.neither(typed)));
  }

  private SessionStep step(
      ReviewSession session,
      Target at,
      Choice choice,
      String key,
      List<Change> changes,
      Provenance.Person by) {
    Target remark = remark(key);
    List<Change> all = new ArrayList<>(changes);
    all.add(
        new Change(
            remark,
            session.annotations().at(remark),
            Optional.of(
                Annotation.decided(
                    remark,
                    new Answer.Stated(Value.of(choice.name()), Optional.empty()),
                    Status.ADDED,
                    by))));
    Gesture gesture =
        new Gesture(
            session.ledger().last() + 1,
            new Act.Adjudicate(at, choice, record, other),
            new Author.Person(by.name()),
            by.at(),
            all);
    return session.stepBy(gesture, at);
  }

  /** One decision over one difference. */
  private final class Work {
    private final ReviewSession session;
    private final Difference difference;
    private final Provenance.Person by;
    private final AnnotationSet said;
    private final EditChanges edits;
    private final Field field;
    private final Target at;
    private int newIds;

    Work(ReviewSession session, Difference difference, Provenance.Person by) {
      this.session = session;
      this.difference = difference;
      this.by = by;
      this.said = session.annotations();
      this.edits = session.edits();
      this.field = difference.field();
      this.at = difference.at();
    }

    SessionStep step(Choice choice, Map<Target, Change> changes) {
      return Adjudication.this.step(
          session, at, choice, difference.key(), List.copyOf(changes.values()), by);
    }

    /** Our side stays, or comes back where something else was decided before. */
    Map<Target, Change> ours() {
      Map<Target, Change> changes = new LinkedHashMap<>();
      difference
          .ours()
          .ifPresentOrElse(ours -> puts(changes, kept(ours)), () -> puts(changes, nothing()));
      return changes;
    }

    private List<Change> kept(Annotation ours) {
      Optional<Annotation> now = said.at(ours.target());
      boolean stands = now.filter(n -> n.answer().equals(ours.answer()) && n.counts()).isPresent();
      return stands ? List.of(stamped(now.get())) : edits.saying(ours.target(), ours.answer(), by);
    }

    /** The same value, decided by who adjudicates. */
    private Change stamped(Annotation now) {
      Status status = now.status() == Status.SUGGESTED ? Status.CONFIRMED : now.status();
      return EditChanges.changed(
          Optional.of(now), Annotation.decided(now.target(), now.answer(), status, by));
    }

    /** Nothing is stated at the difference. */
    private List<Change> nothing() {
      if (!field.many()) {
        return edits.saying(at, new Answer.Absent(), by);
      }
      return at.isEntry() ? gone(at) : List.of();
    }

    /** An entry leaves its list; a list that is empty then is not stated. */
    private List<Change> gone(Target entry) {
      List<Change> changes =
          new ArrayList<>(said.at(entry).map(now -> edits.strike(now, by)).orElseGet(List::of));
      boolean last =
          said.counted(entry.subject(), entry.field()).stream()
              .allMatch(a -> a.target().equals(entry));
      if (last && !changes.isEmpty()) {
        changes.addAll(edits.saying(entry.whole(), new Answer.Absent(), by));
      }
      return changes;
    }

    Map<Target, Change> theirs() {
      Map<Target, Change> changes = new LinkedHashMap<>();
      difference
          .theirs()
          .ifPresentOrElse(theirs -> takes(changes, theirs), () -> puts(changes, nothing()));
      return changes;
    }

    private void takes(Map<Target, Change> changes, Annotation their) {
      if (field.isGroup()) {
        adds(changes, at.whole(), their, field);
      } else {
        Target target = field.many() && !at.isEntry() ? at.entry(newId()) : at;
        puts(changes, says(target, field, their.answer()));
      }
    }

    /** An item or a citation of the other record, with all that is in it. */
    private void adds(Map<Target, Change> changes, Target whole, Annotation head, Field group) {
      String id = newId();
      Target entry = whole.entry(id);
      puts(changes, edits.saying(entry, new Answer.GroupEntry(), by));
      String from = head.target().entry();
      for (Field inner : schema.shown(group.fields())) {
        Target there = Target.of(id, inner.id());
        if (inner.isGroup()) {
          theirs.counted(from, inner.id()).forEach(h -> adds(changes, there, h, inner));
        } else {
          theirs
              .stated(from, inner)
              .forEach(
                  a ->
                      puts(
                          changes,
                          says(inner.many() ? there.entry(newId()) : there, inner, a.answer())));
          absent(changes, there, Target.of(from, inner.id()));
        }
      }
    }

    private void absent(Map<Target, Change> changes, Target there, Target from) {
      theirs
          .at(from)
          .filter(a -> a.answer() instanceof Answer.Absent)
          .ifPresent(a -> puts(changes, edits.saying(there, a.answer(), by)));
    }

    Map<Target, Change> both() {
      Map<Target, Change> changes = ours();
      difference
          .theirs()
          .ifPresent(t -> puts(changes, edits.saying(at.whole().entry(newId()), t.answer(), by)));
      return changes;
    }

    Map<Target, Change> neither(String typed) {
      Map<Target, Change> changes = new LinkedHashMap<>();
      if (typed.isBlank() || field.isGroup()) {
        puts(changes, nothing());
      } else {
        session.correct(at, typed, by).ifPresent(s -> puts(changes, s.gesture().changes()));
      }
      return changes;
    }

    /** A value of the other record; codes that judge its words keep their values. */
    private List<Change> says(Target target, Field of, Answer answer) {
      List<Change> changes = new ArrayList<>();
      for (Change change : edits.saying(target, placed(target, of, answer), by)) {
        if (change.target().equals(target) || change.target().equals(target.whole())) {
          changes.add(change);
        } else {
          follows(change).ifPresent(changes::add);
        }
      }
      return changes;
    }

    /** A code stands on the words that it judges, wherever they are in the letter's record. */
    private Answer placed(Target target, Field of, Answer answer) {
      Optional<Evidence> base =
          of.sameSpanAs()
              .flatMap(f -> said.at(Target.of(target.subject(), f)))
              .filter(Annotation::counts)
              .flatMap(Annotation::evidence);
      return base.isPresent() && answer instanceof Answer.Stated(Value value, _)
          ? new Answer.Stated(value, base)
          : answer;
    }

    private Optional<Change> follows(Change change) {
      Optional<Annotation> now = change.before().filter(Annotation::counts);
      Optional<Evidence> moved = change.after().flatMap(Annotation::evidence);
      return now.flatMap(Annotation::value)
          .map(
              value ->
                  EditChanges.changed(
                      change.before(),
                      new Annotation(
                          change.target(),
                          new Answer.Stated(value, moved),
                          now.get().status(),
                          now.get().provenance())));
    }

    private void puts(Map<Target, Change> changes, List<Change> more) {
      more.stream()
          .filter(c -> !c.before().equals(c.after()))
          .forEach(c -> changes.putIfAbsent(c.target(), c));
    }

    private String newId() {
      return "g" + (session.ledger().last() + 1) + "-" + ++newIds;
    }
  }
}
