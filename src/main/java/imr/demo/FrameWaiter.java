package imr.demo;

import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;

/** Waits for what the window is about to show. All methods run on the UI thread. */
final class FrameWaiter {
  private final PauseTransition patience;

  /**
   * @param patience how long to wait in all
   * @param gaveUp runs once when that time is over and {@link #done} wasn't called
   */
  FrameWaiter(Duration patience, Runnable gaveUp) {
    this.patience = new PauseTransition(patience);
    this.patience.setOnFinished(e -> gaveUp.run());
    this.patience.play();
  }

  /** Stops the clock. */
  void done() {
    patience.stop();
  }

  /**
   * Runs {@code then} once a condition holds and a picture of that state was drawn. One frame after
   * the condition holds, the picture is with the render thread; a snapshot taken then returns when
   * that thread is done with it.
   */
  void until(BooleanSupplier condition, Runnable then) {
    new AnimationTimer() {
      private boolean held;

      @Override
      public void handle(long now) {
        if (held) {
          stop();
          new Rectangle(1, 1).snapshot(null, null);
          then.run();
        }
        held = condition.getAsBoolean();
      }
    }.start();
  }
}
