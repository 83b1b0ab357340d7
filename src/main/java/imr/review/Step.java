package imr.review;

import imr.annotation.Target;
import imr.ledger.Gesture;

/**
 * What a verb gives: the gesture to be kept, the session after it, and where the analyst's eye
 * should go.
 *
 * @param at the target that the gesture was about
 */
public record Step(Gesture gesture, ReviewSession after, Target at) {

  /**
   * False where the gesture changes nothing in the record and isn't to be kept: a planted error was
   * confirmed or caught.
   */
  public boolean isKept() {
    return after.ledger().last() >= gesture.number();
  }
}
