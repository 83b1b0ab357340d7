package imr.demo;

import imr.ui.WindowDriver;
import imr.ui.WorkbenchWindow;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.util.Duration;

/**
 * Checks that the program works where it was installed: the window opens, a letter is opened and
 * drawn, and the window closes as an analyst closes it. An empty library gets the sample letters
 * first. Use once.
 */
public final class SmokeTest implements WindowDriver {
  /** However slow the machine, what hasn't come by then never comes. */
  private static final Duration PATIENCE = Duration.seconds(120);

  /** A window that shows text has many more colors; one that wasn't drawn has one. */
  private static final int COLORS_OF_TEXT = 16;

  /** What the test saw. */
  public sealed interface Outcome {
    /**
     * All went well.
     *
     * @param usableAt when the window was usable and its first complete picture was drawn, in
     *     milliseconds since 1970
     * @param letterAt the same for the letter
     */
    record Shown(long usableAt, long letterAt) implements Outcome {}

    /** Something went wrong; the sentence says what. */
    record Failed(String sentence) implements Outcome {}
  }

  private final boolean rehearse;
  private final Clock clock;
  private Optional<FrameWaiter> frames = Optional.empty();
  private Outcome outcome = new Outcome.Failed("The window didn't open.");
  private boolean accident;

  /**
   * @param rehearse whether to go through the main job and the dialogs as well, which changes
   *     letters; only for an empty library, and refused for any other
   */
  public SmokeTest(boolean rehearse, Clock clock) {
    this.rehearse = rehearse;
    this.clock = clock;
  }

  /** The outcome, once the window is closed. */
  public Outcome outcome() {
    return outcome;
  }

  @Override
  public void accident() {
    accident = true;
  }

  @Override
  public void begin(Stage stage, WorkbenchWindow window) {
    FrameWaiter waiting =
        new FrameWaiter(
            PATIENCE,
            () -> {
              outcome =
                  new Outcome.Failed("The window or the letter didn't appear within two minutes.");
              stage.hide();
            });
    frames = Optional.of(waiting);
    waiting.until(
        () -> stage.isShowing() && isUsable(window), () -> usable(stage, window, waiting));
  }

  /** True when the list is read and, if it has letters, one of them is open. */
  private static boolean isUsable(WorkbenchWindow window) {
    return window.library().read().get()
        && (window.library().letters().isEmpty() || hasLetter(window));
  }

  private void usable(Stage stage, WorkbenchWindow window, FrameWaiter waiting) {
    long usableAt = clock.millis();
    boolean empty = window.library().letters().isEmpty();
    if (rehearse && !empty) {
      end(window, new Outcome.Failed("A rehearsal changes letters, so it needs an empty library."));
      return;
    }
    if (empty) {
      window.importSamples();
    }
    waiting.until(() -> hasLetter(window), () -> letterDrawn(stage, window, usableAt, waiting));
  }

  private void letterDrawn(
      Stage stage, WorkbenchWindow window, long usableAt, FrameWaiter waiting) {
    Outcome seen =
        isDrawn(stage.getScene().snapshot(null))
            ? new Outcome.Shown(usableAt, clock.millis())
            : new Outcome.Failed("The window opened, but it's blank.");
    if (rehearse) {
      new TypicalSession(stage, window, waiting).perform(() -> end(window, seen));
    } else {
      end(window, seen);
    }
  }

  private void end(WorkbenchWindow window, Outcome seen) {
    frames.ifPresent(FrameWaiter::done);
    outcome =
        accident ? new Outcome.Failed("Something went wrong. See the log for details.") : seen;
    window.close();
  }

  static boolean hasLetter(WorkbenchWindow window) {
    return window.desk().session().get().isPresent();
  }

  private static boolean isDrawn(WritableImage picture) {
    PixelReader pixels = picture.getPixelReader();
    Set<Integer> colors = new HashSet<>();
    for (int y = 0; y < picture.getHeight(); y += 2) {
      for (int x = 0; x < picture.getWidth() && colors.size() < COLORS_OF_TEXT; x++) {
        colors.add(pixels.getArgb(x, y));
      }
    }
    return colors.size() >= COLORS_OF_TEXT;
  }
}
