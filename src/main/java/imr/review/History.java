package imr.review;

import imr.annotation.Change;
import imr.annotation.Gesture;
import imr.annotation.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What can be taken back and done again in one letter, read from its ledger: an undo is a gesture
 * that names the one it takes back, so the two stacks are the same after a restart. What a program
 * suggested cannot be taken back, nor what was done before: what the program put in its place need
 * no longer fit with it.
 *
 * @param ledger every gesture, in order
 */
record History(List<Gesture> ledger, List<Gesture> done, List<Gesture> undone) {

  static History of(List<Gesture> ledger) {
    History history = new History(List.of(), List.of(), List.of());
    for (Gesture gesture : ledger) {
      history = history.with(gesture);
    }
    return history;
  }

  History with(Gesture gesture) {
    List<Gesture> all = and(ledger, Optional.of(gesture));
    if (gesture.undoes() > 0) {
      return new History(all, butLast(done), and(undone, last(done)));
    }
    if (gesture.redoes() > 0) {
      return new History(all, and(done, last(undone)), butLast(undone));
    }
    return byPerson(gesture)
        ? new History(all, and(done, Optional.of(gesture)), List.of())
        : new History(all, List.of(), List.of());
  }

  /** The number of the ledger's last gesture, 0 when it is empty. */
  int last() {
    return last(ledger).map(Gesture::number).orElse(0);
  }

  Optional<Gesture> toUndo() {
    return last(done);
  }

  Optional<Gesture> toRedo() {
    return last(undone);
  }

  /**
   * How the moves of a highlight are called; those of one target that follow each other go
   * together.
   */
  static final String MOVE = "move";

  /** How many of the last gestures are moves of one highlight; 1 for any other, 0 for none. */
  int together() {
    return together(done);
  }

  /** As {@link #together}, of those that a redo brings back. */
  int againTogether() {
    return together(undone);
  }

  private static int together(List<Gesture> stack) {
    int count = 0;
    for (Gesture gesture : stack.reversed()) {
      if (count > 0 && !(moves(gesture) && sameTarget(gesture, stack.getLast()))) {
        break;
      }
      count++;
      if (!moves(gesture)) {
        break;
      }
    }
    return count;
  }

  private static boolean moves(Gesture gesture) {
    return gesture.what().startsWith(MOVE + " ");
  }

  private static boolean sameTarget(Gesture one, Gesture other) {
    return one.changes().getFirst().target().equals(other.changes().getFirst().target());
  }

  static boolean byPerson(Gesture gesture) {
    return gesture.changes().stream()
        .flatMap(History::sides)
        .anyMatch(Provenance.Person.class::isInstance);
  }

  private static Stream<Provenance> sides(Change change) {
    return Stream.concat(change.before().stream(), change.after().stream())
        .map(a -> a.provenance());
  }

  private static Optional<Gesture> last(List<Gesture> stack) {
    return stack.isEmpty() ? Optional.empty() : Optional.of(stack.getLast());
  }

  private static List<Gesture> butLast(List<Gesture> stack) {
    return stack.isEmpty() ? stack : List.copyOf(stack.subList(0, stack.size() - 1));
  }

  private static List<Gesture> and(List<Gesture> stack, Optional<Gesture> gesture) {
    List<Gesture> more = new ArrayList<>(stack);
    gesture.ifPresent(more::add);
    return List.copyOf(more);
  }
}
