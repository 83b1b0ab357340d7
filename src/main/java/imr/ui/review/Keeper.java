package imr.ui.review;

import imr.annotation.Headline;
import imr.ledger.Gesture;
import java.util.function.Consumer;

/** Keeps gestures for good. */
@FunctionalInterface
public interface Keeper {
  /**
   * Writes one gesture of a letter away from the screen's thread, then calls back on it: {@code
   * kept} once the gesture is on disk, else {@code failed} with a sentence for the analyst.
   */
  void keep(
      String letter, Gesture gesture, Headline headline, Runnable kept, Consumer<String> failed);
}
