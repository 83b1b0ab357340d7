package imr.ui;

import imr.ui.appearance.Appearance;
import imr.workbench.Background;
import imr.workbench.Workbench;
import javafx.animation.PauseTransition;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Duration;

/**
 * What makes the first import and the first page fast, and the sign that only the system looks at:
 * done once the window has stood for a while, since the first keys belong to the analyst alone.
 */
final class WarmUp {
  private static final System.Logger LOG = System.getLogger(WarmUp.class.getName());

  private final Stage stage;
  private final Workbench workbench;
  private final Background background;
  private final PauseTransition pause = new PauseTransition(Duration.seconds(3));

  WarmUp(Stage stage, Workbench workbench, Background background) {
    this.stage = stage;
    this.workbench = workbench;
    this.background = background;
    pause.setOnFinished(e -> warmUp());
  }

  /** Waits from when the window is shown; a window that is closed before is left alone. */
  void whileShown() {
    stage.addEventHandler(WindowEvent.WINDOW_SHOWN, e -> pause.playFromStart());
    stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, e -> pause.stop());
  }

  private void warmUp() {
    stage.getIcons().setAll(Appearance.icons());
    background.run(
        task -> {
          workbench.warmUp();
          return task;
        },
        done -> {},
        accident -> LOG.log(System.Logger.Level.WARNING, "not warmed up", accident));
  }
}
