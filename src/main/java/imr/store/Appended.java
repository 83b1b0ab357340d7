package imr.store;

import imr.ledger.Gesture;
import imr.ledger.Ledger;
import java.util.List;
import java.util.Optional;

/** What came of adding a gesture to a letter's ledger. */
public sealed interface Appended {

  /** It is on disk. */
  record Saved() implements Appended {}

  /**
   * Nothing was written, because the ledger isn't as the gesture's author saw it.
   *
   * @param last the number of the ledger's last gesture
   * @param newer the gestures from the offered one's number on; empty where the offered one leaves
   *     a number out
   */
  record Conflict(int last, List<Gesture> newer) implements Appended {
    public Conflict {
      newer = List.copyOf(newer);
    }
  }

  /**
   * The outcome where nothing is to be written: the ledger has the gesture already, or the gesture
   * doesn't follow its last one. Empty where it follows.
   */
  public static Optional<Appended> without(Ledger ledger, Gesture gesture) {
    int before = gesture.number() - 1;
    if (before == ledger.last()) {
      return Optional.empty();
    }
    if (before > ledger.last()) {
      return Optional.of(new Conflict(ledger.last(), List.of()));
    }
    return Optional.of(
        ledger.gestures().get(before).equals(gesture)
            ? new Saved()
            : new Conflict(ledger.last(), ledger.gestures().subList(before, ledger.last())));
  }
}
