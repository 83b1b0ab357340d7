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
 * suggested cannot be taken back.
 *
 * @param last the number of the ledger's last gesture, 0 when it is empty
 */
record History(List<Gesture> done, List<Gesture> undone, int last) {

  static History of(List<Gesture> ledger) {
    History history = new History(List.of(), List.of(), 0);
    for (Gesture gesture : ledger) {
      history = history.with(gesture);
    }
    return history;
  }

  History with(Gesture gesture) {
    if (gesture.undoes() > 0) {
      return new History(butLast(done), and(undone, last(done)), gesture.number());
    }
    if (gesture.redoes() > 0) {
      return new History(and(done, last(undone)), butLast(undone), gesture.number());
    }
    return byPerson(gesture)
        ? new History(and(done, Optional.of(gesture)), List.of(), gesture.number())
        : new History(done, undone, gesture.number());
  }

  Optional<Gesture> toUndo() {
    return last(done);
  }

  Optional<Gesture> toRedo() {
    return last(undone);
  }

  private static boolean byPerson(Gesture gesture) {
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
