package imr.ui.review;

import imr.annotation.Headline;
import imr.annotation.PassId;
import imr.ledger.Gesture;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps gestures for good. */
@FunctionalInterface
public interface GestureSaver {
  /**
   * Told of each gesture as it is made, before {@link #keep}: others may be on their way before it.
   * On the screen's thread; must wait for nothing.
   */
  default void queued(String letter, Optional<PassId> pass, Gesture gesture) {}

  /**
   * Writes one gesture of a letter away from the screen's thread, then calls back on it: {@code
   * kept} once the gesture is on disk, else {@code failed} with a sentence for the analyst.
   *
   * @param pass the second record that the gesture is of; empty for the letter's own
   */
  void keep(
      String letter,
      Optional<PassId> pass,
      Gesture gesture,
      Headline headline,
      Runnable kept,
      Consumer<String> failed);
}
