package imr.demo;

import imr.exchange.AtomicOutput;
import imr.review.FormRow;
import imr.review.ReviewSession;
import imr.ui.WindowDriver;
import imr.ui.WorkbenchWindow;
import imr.ui.dashboard.NodeImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.util.Duration;

/**
 * Does the main job on the sample letters by keyboard, in the real window, and takes pictures: the
 * samples are imported, one letter is reviewed and finished, and the next one opens. Needs an empty
 * library. Use once.
 */
public final class Demonstration implements WindowDriver {
  private static final Duration PATIENCE = Duration.seconds(240);
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  /** A sample letter has fewer fields; more keystrokes than this mean that a key does nothing. */
  private static final int MOST_KEYSTROKES = 400;

  /** What the demonstration did. */
  public sealed interface Outcome {
    /**
     * The main job was done.
     *
     * @param pictures the screenshots, in order
     * @param keystrokes how many the review took, finishing included
     */
    record Done(List<Path> pictures, int keystrokes) implements Outcome {
      public Done {
        pictures = List.copyOf(pictures);
      }
    }

    /** Something went wrong; the sentence says what. */
    record Failed(String sentence) implements Outcome {}
  }

  private final Path folder;
  private final List<Path> pictures = new ArrayList<>();
  private Outcome outcome = new Outcome.Failed("The window wasn't shown.");
  private boolean accident;
  private int keystrokes;

  /**
   * @param folder where the screenshots go; it must exist
   */
  public Demonstration(Path folder) {
    this.folder = folder;
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
    stage.setWidth(WIDTH);
    stage.setHeight(HEIGHT);
    FrameWaiter frames =
        new FrameWaiter(
            PATIENCE,
            () -> {
              outcome = new Outcome.Failed("The demonstration took longer than four minutes.");
              stage.hide();
            });
    new Run(stage, window, frames, new Keyboard(stage)).start();
  }

  /** One run in one window. */
  private final class Run {
    private final Stage stage;
    private final WorkbenchWindow window;
    private final FrameWaiter frames;
    private final Keyboard keyboard;
    private Optional<String> letter = Optional.empty();

    private Run(Stage stage, WorkbenchWindow window, FrameWaiter frames, Keyboard keyboard) {
      this.stage = stage;
      this.window = window;
      this.frames = frames;
      this.keyboard = keyboard;
    }

    private void start() {
      frames.until(() -> stage.isShowing() && window.library().read().get(), this::importSamples);
    }

    private void importSamples() {
      window.importSamples();
      frames.until(() -> SmokeTest.hasLetter(window) && isIdle(), this::imported);
    }

    private boolean isIdle() {
      return window.library().letters().size() > 1;
    }

    private void imported() {
      picture("1-imported");
      letter = window.library().opened().get();
      window.focusForm();
      step(this::review);
    }

    /** Decides one field, then comes back; halfway through, takes a picture. */
    private void review() {
      Optional<ReviewSession> now = session();
      int left = now.map(s -> s.headline().open()).orElse(0);
      if (left == 0 || keystrokes > MOST_KEYSTROKES) {
        finish();
        return;
      }
      if (pictures.size() == 1 && left <= now.orElseThrow().headline().total() / 2) {
        picture("2-reviewing");
      }
      decide(now.orElseThrow());
      step(this::review);
    }

    private void decide(ReviewSession now) {
      boolean suggested =
          window
              .desk()
              .chosen()
              .get()
              .flatMap(now.form()::at)
              .filter(row -> !(row instanceof FormRow.Blank blank) || blank.stated())
              .isPresent();
      keystrokes++;
      if (suggested) {
        keyboard.press(KeyCode.ENTER);
      } else {
        keyboard.press(KeyCode.D, true);
      }
    }

    private void finish() {
      picture("3-reviewed");
      keystrokes++;
      keyboard.press(KeyCode.ENTER, true);
      frames.until(this::anotherLetterIsOpen, this::finished);
    }

    private boolean anotherLetterIsOpen() {
      Optional<String> open = window.library().opened().get();
      return open.isPresent() && !open.equals(letter);
    }

    private void finished() {
      picture("4-next-letter");
      frames.done();
      if (outcome instanceof Outcome.Failed(String sentence) && sentence.startsWith("Couldn't")) {
        window.close();
        return;
      }
      outcome =
          accident
              ? new Outcome.Failed("Something went wrong in the program. The log has the details.")
              : new Outcome.Done(pictures, keystrokes);
      window.close();
    }

    private Optional<ReviewSession> session() {
      return window.desk().session().get();
    }

    private void step(Runnable next) {
      BooleanSupplier atOnce = () -> true;
      Platform.runLater(() -> frames.until(atOnce, next));
    }

    private void picture(String name) {
      Path file = folder.resolve(name + ".png");
      try {
        AtomicOutput.write(file, NodeImages.png(stage.getScene().snapshot(null)));
        pictures.add(file);
      } catch (IOException full) {
        outcome = new Outcome.Failed("Couldn't write " + file + ". Check the disk's free space.");
      }
    }
  }
}
