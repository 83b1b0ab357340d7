package imr.review;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Change;
import imr.annotation.Evidence;
import imr.annotation.Provenance;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A person's decision on some values of one letter, made from a list that goes over many letters.
 * It is made as on the review screen, in one gesture of the letter.
 */
public sealed interface ValueDecision {

  /** Takes the values as they are; where nothing is said, the letter doesn't state the field. */
  record Confirm() implements ValueDecision {}

  /** Rejects them; where nothing is said, as {@link Confirm}. */
  record Reject() implements ValueDecision {}

  /** Says that the letter doesn't state the fields; what is said at one stays. */
  record NotStated() implements ValueDecision {}

  /**
   * Enters another value in place of each, or a value where there is none.
   *
   * @param typed as typed on the review screen; not blank
   */
  record Correct(String typed) implements ValueDecision {
    public Correct {
      if (typed.isBlank()) {
        throw new IllegalArgumentException("a correction needs words");
      }
    }
  }

  /**
   * A value as the person saw it.
   *
   * @param value as in {@link ColumnRow}
   */
  record Pick(Target target, String value, ColumnRow.State state, Optional<Span> place) {

    public static Pick of(ColumnRow row) {
      return new Pick(row.target(), row.value(), row.state(), row.place());
    }

    /** An annotation as a list shows it. */
    static Pick of(Annotation now) {
      return new Pick(
          now.target(),
          now.value().map(Value::shown).orElse(""),
          ColumnRow.State.of(
              now.status(),
              now.answer() instanceof Answer.Absent,
              !(now.value().orElse(null) instanceof Value.Unread)),
          now.evidence().map(Evidence::span));
    }
  }

  /**
   * What comes of a decision in one letter.
   *
   * @param step empty where nothing changes
   * @param decided how many values it decides
   * @param other how many aren't as the person saw them, or would stay the same; they are left
   */
  record Outcome(Optional<SessionStep> step, int decided, int other) {}

  /** Decides on values of a letter; nothing changes in a finished letter. */
  default Outcome on(ReviewSession session, List<Pick> picks, Provenance.Person by) {
    List<Change> changes = new ArrayList<>();
    List<Act> acts = new ArrayList<>();
    ReviewSession now = session;
    for (Pick pick : session.finished() ? List.<Pick>of() : picks) {
      Optional<SessionStep> step = isThere(now, pick) ? one(now, pick, by) : Optional.empty();
      step.ifPresent(s -> changes.addAll(s.gesture().changes()));
      step.ifPresent(s -> acts.add(s.gesture().act()));
      now = step.map(SessionStep::after).orElse(now);
    }
    return new Outcome(whole(session, acts, changes, by), acts.size(), picks.size() - acts.size());
  }

  private static boolean isThere(ReviewSession session, Pick pick) {
    return pick.state() == ColumnRow.State.MISSING
        ? isEmpty(session, pick.target())
        : session.annotations().at(pick.target()).map(Pick::of).filter(pick::equals).isPresent();
  }

  /** True where nothing is said at a field, which the record still has. */
  private static boolean isEmpty(ReviewSession session, Target target) {
    boolean isThere =
        target.subject().equals(Target.LETTER)
            || session
                .annotations()
                .owner(target.subject())
                .flatMap(session.annotations()::at)
                .filter(Annotation::counts)
                .isPresent();
    return isThere
        && session.annotations().at(target).isEmpty()
        && session.annotations().counted(target.subject(), target.field()).isEmpty();
  }

  private Optional<SessionStep> one(ReviewSession session, Pick pick, Provenance.Person by) {
    Target target = pick.target();
    boolean empty = pick.state() == ColumnRow.State.MISSING;
    return switch (this) {
      case Confirm(), Reject(), NotStated() when empty -> session.absent(target, by);
      case NotStated() -> Optional.empty();
      case Confirm() -> session.confirm(target, by);
      case Reject() -> session.strikeOut(target, by);
      case Correct(String typed) -> session.correct(target, typed, by);
    };
  }

  private static Optional<SessionStep> whole(
      ReviewSession session, List<Act> acts, List<Change> changes, Provenance.Person by) {
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    Gesture gesture =
        new Gesture(
            session.ledger().last() + 1,
            whole(acts),
            new Author.Person(by.name()),
            by.at(),
            changes);
    return Optional.of(session.stepBy(gesture, changes.getFirst().target()));
  }

  /** What all of it is called: after the values, if there are any, and not the empty fields. */
  private static Act whole(List<Act> acts) {
    int confirmed = (int) acts.stream().filter(Act.Confirm.class::isInstance).count();
    return acts.size() > 1 && confirmed > 0
        ? new Act.AcceptMany(confirmed)
        : acts.stream()
            .filter(a -> !(a instanceof Act.MarkNotStated))
            .findFirst()
            .orElse(acts.getFirst());
  }
}
