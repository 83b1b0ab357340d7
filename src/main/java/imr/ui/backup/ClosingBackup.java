package imr.ui.backup;

import imr.store.BackupOutcome;
import imr.ui.kit.Overlay;
import imr.ui.kit.OverlayDialog;
import imr.ui.kit.OverlayDialog.Choice;
import imr.workbench.Background;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;

/**
 * The backup that is made while the window closes. Nothing can be done in the window meanwhile;
 * where it takes over a second that is said, and need not be waited for. Where it fails that is
 * said, and the window closes by itself.
 */
public final class ClosingBackup {
  private static final System.Logger LOG = System.getLogger(ClosingBackup.class.getName());
  private static final Duration UNNOTICED = Duration.seconds(1);
  private static final Duration TO_READ = Duration.seconds(20);

  private final Supplier<BackupOutcome> backup;
  private final Background background;
  private final Overlay overlay;
  private final EventHandler<KeyEvent> guard = this::keepOut;
  private final PauseTransition slow = new PauseTransition(UNNOTICED);
  private final PauseTransition read = new PauseTransition(TO_READ);
  private Optional<Runnable> leaving = Optional.empty();

  /**
   * @param backup makes it; called in the background
   */
  public ClosingBackup(Supplier<BackupOutcome> backup, Background background, Overlay overlay) {
    this.backup = backup;
    this.background = background;
    this.overlay = overlay;
    slow.setOnFinished(e -> showSlow());
    read.setOnFinished(e -> leave());
  }

  /** Makes it and then leaves, whatever came of it; a second call while it is made does nothing. */
  public void begin(Runnable leave) {
    if (leaving.isEmpty()) {
      leaving = Optional.of(leave);
      scene().addEventFilter(KeyEvent.ANY, guard);
      scene().getRoot().setMouseTransparent(true);
      slow.playFromStart();
      background.run(t -> backup.get(), this::ended, this::brokenOff);
    }
  }

  private Scene scene() {
    return overlay.getScene();
  }

  /** Only what a dialog's buttons need. */
  private void keepOut(KeyEvent event) {
    boolean answers = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.TAB;
    if (!answers || !overlay.isVisible() || event.isShortcutDown()) {
      event.consume();
    }
  }

  private void showSlow() {
    show(
        "Backing up…",
        "Your changes are saved. The window closes when the backup is done.",
        "Close without backup");
  }

  private void show(String title, String sentence, String button) {
    scene().getRoot().setMouseTransparent(false);
    OverlayDialog.show(overlay, title, sentence, List.of(), new Choice(button, this::leave));
  }

  private void ended(BackupOutcome outcome) {
    switch (outcome) {
      case BackupOutcome.Made _, BackupOutcome.NothingNew _ -> leave();
      case BackupOutcome.Failed(String sentence) -> {
        LOG.log(System.Logger.Level.WARNING, sentence);
        tell(sentence);
      }
    }
  }

  private void brokenOff(Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "the backup at closing failed", accident);
    tell("The backup failed. See the log for details.");
  }

  private void tell(String sentence) {
    slow.stop();
    if (leaving.isPresent()) {
      show("No backup was created", sentence + " Your changes are saved.", "Close");
      read.playFromStart();
    }
  }

  private void leave() {
    slow.stop();
    read.stop();
    scene().removeEventFilter(KeyEvent.ANY, guard);
    scene().getRoot().setMouseTransparent(false);
    overlay.hide();
    Optional<Runnable> last = leaving;
    leaving = Optional.empty();
    last.ifPresent(Runnable::run);
  }
}
