package imr.review;

import imr.annotation.Change;
import imr.annotation.Gesture;
import imr.annotation.Provenance;
import imr.annotation.Remarks;
import imr.annotation.Target;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Taking one gesture of a letter back, whatever was done elsewhere in the letter since, and doing
 * it again. What stands is read from the ledger, so it does not matter who took it back, nor how.
 *
 * <p>A gesture about the record itself holds together with all the rest of the record: once
 * somebody went on with that, it can no longer be taken out by itself. Flags, notes and the like
 * can.
 */
public final class UndoRequest {
  private final ReviewSession session;
  private final Gesture done;
  private final List<Gesture> later;

  /** How a gesture stands in its letter now. */
  public enum Standing {
    STANDS,
    TAKEN_BACK,
    /** Something else was done since where it was done. */
    WENT_ON
  }

  private UndoRequest(ReviewSession session, Gesture done) {
    this.session = session;
    this.done = done;
    this.later =
        session.history().ledger().stream().filter(g -> g.number() > done.number()).toList();
  }

  /**
   * What a gesture of the session's ledger became.
   *
   * @param done one of the ledger's gestures
   */
  public static Standing of(ReviewSession session, Gesture done) {
    return new UndoRequest(session, done).standing();
  }

  /** The step that takes it back; nothing where it does not stand. */
  public static Optional<Step> back(ReviewSession session, Gesture done, Provenance.Person by) {
    UndoRequest taking = new UndoRequest(session, done);
    return taking.standing() == Standing.STANDS ? taking.back(by) : Optional.empty();
  }

  /** The step that does it again; nothing where it was not taken back. */
  public static Optional<Step> again(ReviewSession session, Gesture done, Provenance.Person by) {
    UndoRequest taking = new UndoRequest(session, done);
    return taking.standing() == Standing.TAKEN_BACK ? taking.again(by) : Optional.empty();
  }

  /** Goes through what was done there since; what was done and undone again does not count. */
  private Standing standing() {
    Deque<Gesture> there = new ArrayDeque<>(List.of(done));
    later.stream().filter(matters()).forEach(next -> take(there, next));
    return there.isEmpty()
        ? Standing.TAKEN_BACK
        : there.size() == 1 && isDone(there.getFirst()) ? Standing.STANDS : Standing.WENT_ON;
  }

  private static void take(Deque<Gesture> there, Gesture next) {
    if (!there.isEmpty() && isSame(next.changes(), reversed(there.getLast()))) {
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

  private static List<Change> reversed(Gesture done) {
    return done.changes().reversed().stream().map(Change::reversed).toList();
  }

  /** As the desk's own undo where it is the last thing done, so that the desk's redo knows it. */
  private Optional<Step> back(Provenance.Person by) {
    return session.toUndo().filter(this::isDone).isPresent()
        ? session.undo(by)
        : Optional.of(step("take back: " + done.what(), reversed(done), by));
  }

  private Optional<Step> again(Provenance.Person by) {
    return session.toRedo().filter(this::isDone).isPresent()
        ? session.redo(by)
        : Optional.of(step("do again: " + done.what(), done.changes(), by));
  }

  private Step step(String what, List<Change> changes, Provenance.Person by) {
    int number = session.history().last() + 1;
    return session.stepBy(
        new Gesture(number, what, by.name(), by.at(), changes, 0, 0), changes.getFirst().target());
  }
}
