package imr.ui.backup;

import imr.store.BackupOutcome;
import imr.workbench.Background;
import imr.workbench.Workbench;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Duration;

/** Backups that nobody asks for, one after each stretch of time, beside the work. */
public final class RegularBackups {
  private static final System.Logger LOG = System.getLogger(RegularBackups.class.getName());

  private final Workbench workbench;
  private final Background background;
  private final Consumer<String> trouble;
  private final Timeline rounds;
  private boolean underway;

  /**
   * Nothing happens before {@link #whileShown}.
   *
   * @param trouble gets a sentence where no backup could be made
   */
  public RegularBackups(
      Workbench workbench, Background background, Duration every, Consumer<String> trouble) {
    this.workbench = workbench;
    this.background = background;
    this.trouble = trouble;
    this.rounds = new Timeline(new KeyFrame(every, e -> backUp()));
    rounds.setCycleCount(Animation.INDEFINITE);
  }

  /** Begins when the window is shown; none is begun any more once it is hidden. */
  public void whileShown(Stage stage) {
    stage.addEventHandler(WindowEvent.WINDOW_SHOWN, e -> rounds.play());
    stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, e -> rounds.stop());
  }

  private void backUp() {
    if (!underway) {
      underway = true;
      background.run(t -> workbench.maintenance().backup(), this::ended, this::brokenOff);
    }
  }

  private void ended(BackupOutcome outcome) {
    underway = false;
    if (outcome instanceof BackupOutcome.Failed(String sentence)) {
      LOG.log(System.Logger.Level.WARNING, sentence);
      trouble.accept(sentence);
    }
  }

  private void brokenOff(Throwable accident) {
    underway = false;
    LOG.log(System.Logger.Level.ERROR, "the hourly backup failed", accident);
    trouble.accept("The hourly backup failed. Your saved work is safe. See the log for details.");
  }
}
