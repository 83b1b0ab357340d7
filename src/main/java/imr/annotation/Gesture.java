package imr.annotation;

import java.time.Instant;
import java.util.List;

/**
 * What somebody did in one go: a list of changes that hold together, all or none. The ledger is the
 * gestures of a letter in order, numbered from 1; nothing is ever taken out of it, an undo is a
 * gesture of its own.
 *
 * @param number its place in the letter's ledger, from 1
 * @param what the verb as the analyst reads it: {@code confirm age}
 * @param author the person's name, or the program's name and version
 * @param undoes the number of the gesture that this one takes back, or 0
 * @param redoes the number of the gesture that this one does again, or 0
 */
public record Gesture(
    int number,
    String what,
    String author,
    Instant at,
    List<Change> changes,
    int undoes,
    int redoes) {
  public Gesture {
    changes = List.copyOf(changes);
    if (number < 1 || undoes < 0 || redoes < 0 || (undoes > 0 && redoes > 0)) {
      throw new IllegalArgumentException(
          "not a gesture: " + number + ", " + undoes + ", " + redoes);
    }
  }
}
