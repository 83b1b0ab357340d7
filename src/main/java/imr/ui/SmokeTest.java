package imr.ui;

import imr.ui.review.ReviewModel;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import javafx.util.Duration;

/**
 * A start that only sees whether the program works where it was installed: the window stands, a
 * letter is opened and drawn, and the window closes as an analyst closes it. An empty library takes
 * in the sample letters first. One use each.
 */
public final class SmokeTest {
  /** However slow the machine, what has not come by then does not come. */
  private static final Duration PATIENCE = Duration.seconds(120);

  /** A window that shows text has many more, one that was not drawn has one. */
  private static final int COLOURS_OF_TEXT = 16;

  /** What was seen. */
  public sealed interface Outcome {
    /**
     * All was well.
     *
     * @param usableAt when the window could be worked in and its first whole picture was drawn, in
     *     milliseconds since 1970
     * @param letterAt the same of the letter
     */
    record Shown(long usableAt, long letterAt) implements Outcome {}

    /** Something was not; the sentence says what. */
    record Failed(String sentence) implements Outcome {}
  }

  private final boolean rehearse;
  private final Clock clock;
  private Runnable inTime = () -> {};
  private Outcome outcome = new Outcome.Failed("The window didn't open.");
  private boolean accident;

  /**
   * @param rehearse to go through the main job and the sheets as well, changing the letters; only
   *     for a library that is empty, and refused where it is not
   */
  public SmokeTest(boolean rehearse, Clock clock) {
    this.rehearse = rehearse;
    this.clock = clock;
  }

  /** What was seen; to be asked once the window is closed. */
  public Outcome outcome() {
    return outcome;
  }

  /** Told of what nobody expected, which makes the outcome a failure. */
  void accident() {
    accident = true;
  }

  /** Looks at a window that was shown just now, and closes it in the end. */
  void begin(Stage stage, WorkbenchWindow window) {
    PauseTransition patience = new PauseTransition(PATIENCE);
    patience.setOnFinished(
        e -> {
          outcome = new Outcome.Failed("The window or the letter didn't appear within two minutes.");
          stage.hide();
        });
    patience.play();
    inTime = patience::stop;
    until(() -> stage.isShowing() && isUsable(window), () -> usable(stage, window));
  }

  /** The list was read, and where it has letters, one lies on the desk. */
  private static boolean isUsable(WorkbenchWindow window) {
    return window.library().read().get()
        && (window.library().letters().isEmpty() || hasLetter(window.desk()));
  }

  private void usable(Stage stage, WorkbenchWindow window) {
    long usableAt = clock.millis();
    boolean empty = window.library().letters().isEmpty();
    if (rehearse && !empty) {
      end(window, new Outcome.Failed("A rehearsal changes letters, so it needs an empty library."));
      return;
    }
    if (empty) {
      window.importSamples();
    }
    until(() -> hasLetter(window.desk()), () -> letterDrawn(stage, window, usableAt));
  }

  private void letterDrawn(Stage stage, WorkbenchWindow window, long usableAt) {
    Outcome seen =
        isDrawn(stage.getScene().snapshot(null))
            ? new Outcome.Shown(usableAt, clock.millis())
            : new Outcome.Failed("The window opened, but it's blank.");
    if (rehearse) {
      new Rehearsal(stage, window, this::until).perform(() -> end(window, seen));
    } else {
      end(window, seen);
    }
  }

  private void end(WorkbenchWindow window, Outcome seen) {
    inTime.run();
    outcome =
        accident
            ? new Outcome.Failed("Something went wrong. See the log for details.")
            : seen;
    window.close();
  }

  private static boolean hasLetter(ReviewModel desk) {
    return desk.session().get().isPresent();
  }

  private static boolean isDrawn(WritableImage picture) {
    PixelReader pixels = picture.getPixelReader();
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < picture.getHeight(); y += 2) {
      for (int x = 0; x < picture.getWidth() && colours.size() < COLOURS_OF_TEXT; x++) {
        colours.add(pixels.getArgb(x, y));
      }
    }
    return colours.size() >= COLOURS_OF_TEXT;
  }

  /**
   * Goes on once something is so and the picture of it was drawn. At the frame after, the picture
   * is with the one thread that draws; a speck that is drawn then comes out when it is done.
   */
  private void until(BooleanSupplier so, Runnable then) {
    new AnimationTimer() {
      private boolean was;

      @Override
      public void handle(long now) {
        if (was) {
          stop();
          new Rectangle(1, 1).snapshot(null, null);
          then.run();
        }
        was = so.getAsBoolean();
      }
    }.start();
  }
}
