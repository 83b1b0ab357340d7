package imr.review;

import imr.annotation.Target;
import imr.ledger.Gesture;

/**
 * The result of an action: the gesture to store, the next session, and the target to select.
 *
 * @param at the target of the gesture
 */
public record SessionStep(Gesture gesture, ReviewSession after, Target at) {

  /**
   * False where the gesture changes nothing in the record and isn't to be kept: a planted error was
   * confirmed or caught.
   */
  public boolean isKept() {
    return after.ledger().last() >= gesture.number();
  }
}
