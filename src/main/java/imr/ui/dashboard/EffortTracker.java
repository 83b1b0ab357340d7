package imr.ui.dashboard;

import imr.review.ReviewSession;
import imr.ui.review.ReviewModel;
import imr.ui.settings.Settings;
import imr.workbench.Background;
import imr.workbench.Workbench;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.stage.WindowEvent;
import javafx.util.Duration;

/**
 * Watches how many keys and how much time each letter under review takes, and has it written when
 * the letter goes, every few minutes, and in the end; in the background, where a failure is logged
 * and nothing else. It takes no event from anybody, and knows no key from another.
 */
public final class EffortTracker {
  private static final System.Logger LOG = System.getLogger(EffortTracker.class.getName());
  private static final Duration BETWEEN_WRITES = Duration.minutes(3);

  private final Workbench workbench;
  private final Settings settings;
  private final Background background;
  private final LongSupplier nanos;
  private final EffortMeter meter = new EffortMeter();
  private final Timeline writes = new Timeline(new KeyFrame(BETWEEN_WRITES, e -> write()));

  /**
   * @param nanos from any fixed point
   */
  public EffortTracker(
      Workbench workbench, Settings settings, Background background, LongSupplier nanos) {
    this.workbench = workbench;
    this.settings = settings;
    this.background = background;
    this.nanos = nanos;
    writes.setCycleCount(Animation.INDEFINITE);
  }

  /** Begins; the scene has its window. */
  public void watch(ReviewModel desk, Scene scene) {
    scene.getWindow().addEventHandler(WindowEvent.WINDOW_HIDDEN, e -> writes.stop());
    desk.session().subscribe(session -> lay(session.map(ReviewSession::letter).map(l -> l.id())));
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    scene.addEventFilter(MouseEvent.ANY, e -> meter.act(nanos.getAsLong()));
    scene.addEventFilter(ScrollEvent.SCROLL, e -> meter.act(nanos.getAsLong()));
    writes.play();
  }

  /** Writes what is not written yet, and ends. */
  public void end() {
    writes.stop();
    write();
  }

  /** Writes what is not written yet. */
  public void write() {
    meter.take().ifPresent(this::write);
  }

  private void lay(Optional<String> letter) {
    meter.lay(letter, nanos.getAsLong()).ifPresent(this::write);
  }

  /** Shift and its like alone are no key. */
  private void pressed(KeyEvent event) {
    if (event.getCode().isModifierKey()) {
      meter.act(nanos.getAsLong());
    } else {
      meter.press(nanos.getAsLong());
    }
  }

  private void write(EffortMeter.MeasuredEffort spent) {
    if (settings.current().habits().countsEffort()) {
      String person = settings.current().annotator();
      background.run(
          task -> {
            workbench.spent(spent.letter(), person, spent.keys(), spent.seconds());
            return task;
          },
          done -> {},
          accident -> LOG.log(System.Logger.Level.WARNING, "keys and minutes not kept", accident));
    }
  }
}
