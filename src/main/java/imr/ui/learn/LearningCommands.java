package imr.ui.learn;

import imr.ui.kit.Command;
import imr.ui.shell.Shell;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;

/**
 * The command that opens the Learning screen, and the way from a letter there to the review screen.
 */
public final class LearningCommands {
  private static final System.Logger LOG = System.getLogger(LearningCommands.class.getName());

  private final Shell shell;

  public LearningCommands(Shell shell) {
    this.shell = shell;
  }

  public List<Command> verbs(ObservableBooleanValue always) {
    return List.of(
        Command.of("learning", "Quality", "Learning…", "Shortcut+Alt+L", always, this::show));
  }

  private void show() {
    shell.view().commit();
    shell.review().whenSaved(this::open, this::open);
  }

  private void open() {
    LearningDialog.show(
        shell.overlay(),
        new LearningModel(shell.workbench(), shell.background(), shell.settings(), this::trouble),
        this::letter);
  }

  private void letter(String id) {
    shell.view().focus();
    shell.library().open(id, shell.view()::focus);
  }

  private void trouble(Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "the library could not be gone through", accident);
    shell
        .dialogs()
        .tell(
            "Learning",
            "Couldn't read the library. Check the drive, and then open Learning again. See the log"
                + " for details.",
            List.of());
  }
}
