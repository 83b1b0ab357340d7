package imr.review;

import imr.annotation.Change;
import imr.annotation.Provenance;
import imr.annotation.Remarks;
import imr.annotation.Target;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Undoes a single gesture regardless of what was done elsewhere in the letter since, and redoes it.
 * The gesture's status is derived from the ledger, so it doesn't matter who undid it or how.
 *
 * <p>A gesture that changed the record depends on the rest of the record, and can't be undone
 * separately after that has changed. Flags, notes, and the like can.
 */
public final class UndoRequest {
  private final ReviewSession session;
  private final Gesture done;
  private final List<Gesture> later;

  /** The status of a gesture. */
  public enum UndoStatus {
    STANDS,
    TAKEN_BACK,
    /** Something else has been done there since. */
    WENT_ON
  }

  private UndoRequest(ReviewSession session, Gesture done) {
    this.session = session;
    this.done = done;
    this.later =
        session.history().ledger().gestures().stream()
            .filter(g -> g.number() > done.number())
            .toList();
  }

  /**
   * Returns the status of a gesture.
   *
   * @param done a gesture of the session's ledger
   */
  public static UndoStatus of(ReviewSession session, Gesture done) {
    return new UndoRequest(session, done).standing();
  }

  /**
   * Returns the step that undoes the gesture; empty if it was already undone or something else has
   * been done there.
   */
  public static Optional<SessionStep> back(
      ReviewSession session, Gesture done, Provenance.Person by) {
    UndoRequest taking = new UndoRequest(session, done);
    return taking.standing() == UndoStatus.STANDS ? taking.back(by) : Optional.empty();
  }

  /** Returns the step that redoes the gesture; empty if it wasn't undone. */
  public static Optional<SessionStep> again(
      ReviewSession session, Gesture done, Provenance.Person by) {
    UndoRequest taking = new UndoRequest(session, done);
    return taking.standing() == UndoStatus.TAKEN_BACK ? taking.again(by) : Optional.empty();
  }

  /** Replays later gestures at the same targets, skipping those that were undone. */
  private UndoStatus standing() {
    Deque<Gesture> there = new ArrayDeque<>(List.of(done));
    later.stream().filter(matters()).forEach(next -> take(there, next));
    return there.isEmpty()
        ? UndoStatus.TAKEN_BACK
        : there.size() == 1 && isDone(there.getFirst()) ? UndoStatus.STANDS : UndoStatus.WENT_ON;
  }

  private static void take(Deque<Gesture> there, Gesture next) {
    if (!there.isEmpty() && isSame(next.changes(), there.getLast().reversed())) {
      there.removeLast();
    } else {
      there.addLast(next);
    }
  }

  private Predicate<Gesture> matters() {
    Set<Target> targets =
        done.changes().stream().map(Change::target).collect(Collectors.toUnmodifiableSet());
    boolean ofTheRecord = targets.stream().anyMatch(UndoRequest::isRecord);
    return g ->
        g.changes().stream()
            .map(Change::target)
            .anyMatch(t -> targets.contains(t) || (ofTheRecord && isRecord(t)));
  }

  private static boolean isRecord(Target target) {
    return !Remarks.isRemark(target);
  }

  private boolean isDone(Gesture other) {
    return isSame(other.changes(), done.changes());
  }

  private static boolean isSame(List<Change> some, List<Change> others) {
    return some.size() == others.size() && new HashSet<>(some).equals(new HashSet<>(others));
  }

  /** Uses the session's own undo if it is the last action, so that redo recognizes it. */
  private Optional<SessionStep> back(Provenance.Person by) {
    return session.toUndo().filter(this::isDone).isPresent()
        ? session.undo(by)
        : Optional.of(step(new Act.Undo(done.number()), done.reversed(), by));
  }

  private Optional<SessionStep> again(Provenance.Person by) {
    return session.toRedo().filter(this::isDone).isPresent()
        ? session.redo(by)
        : Optional.of(step(new Act.Redo(done.number()), done.changes(), by));
  }

  private SessionStep step(Act act, List<Change> changes, Provenance.Person by) {
    int number = session.history().last() + 1;
    return session.stepBy(
        new Gesture(number, act, new Author.Person(by.name()), by.at(), changes),
        changes.getFirst().target());
  }
}
