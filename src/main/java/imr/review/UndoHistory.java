package imr.review;

import imr.ledger.Act;
import imr.ledger.Gesture;
import imr.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The undo and redo stacks of a letter, derived from its ledger. Because an undo is a gesture that
 * refers to the one it undoes, both stacks are the same after a restart. Programs' suggestions
 * can't be undone, and neither can anything before them, because it may no longer be consistent
 * with them.
 */
record UndoHistory(Ledger ledger, List<Gesture> done, List<Gesture> undone) {

  static UndoHistory of(Ledger ledger) {
    UndoHistory history = new UndoHistory(Ledger.empty(), List.of(), List.of());
    for (Gesture gesture : ledger.gestures()) {
      history = history.then(ledger, gesture);
    }
    return new UndoHistory(ledger, history.done, history.undone);
  }

  UndoHistory with(Gesture gesture) {
    return then(ledger.with(gesture), gesture);
  }

  /** With nothing to redo. */
  UndoHistory withoutRedo() {
    return new UndoHistory(ledger, done, List.of());
  }

  /**
   * Undoing or redoing anything but the next gesture on the stack is treated as an ordinary action.
   */
  private UndoHistory then(Ledger after, Gesture gesture) {
    return switch (gesture.act()) {
      case Act.Undo(int of) when is(toUndo(), of) ->
          new UndoHistory(after, butLast(done), and(undone, toUndo()));
      case Act.Redo(int of) when is(toRedo(), of) ->
          new UndoHistory(after, and(done, toRedo()), butLast(undone));
      case Act _ when gesture.byPerson() ->
          new UndoHistory(after, and(done, Optional.of(gesture)), List.of());
      case Act _ -> new UndoHistory(after, List.of(), List.of());
    };
  }

  private static boolean is(Optional<Gesture> next, int number) {
    return next.filter(g -> g.number() == number).isPresent();
  }

  /** Returns the number of the ledger's last gesture; 0 if it is empty. */
  int last() {
    return ledger.last();
  }

  Optional<Gesture> toUndo() {
    return last(done);
  }

  Optional<Gesture> toRedo() {
    return last(undone);
  }

  /**
   * Returns the number of latest gestures that moved the same highlight; 1 for any other gesture, 0
   * if there is none.
   */
  int together() {
    return together(done);
  }

  /** Returns the same number for redo. */
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
    return gesture.act() instanceof Act.MoveHighlight;
  }

  private static boolean sameTarget(Gesture one, Gesture other) {
    return one.changes().getFirst().target().equals(other.changes().getFirst().target());
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
