package imr.ui.column;

import imr.annotation.Field;
import imr.annotation.Target;
import imr.ui.kit.Command;
import imr.ui.review.CodeChoices;
import imr.ui.shell.Shell;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;

/** The command that reviews one field over all letters. */
public final class ColumnCommands {
  private static final System.Logger LOG = System.getLogger(ColumnCommands.class.getName());

  private final Shell shell;

  public ColumnCommands(Shell shell) {
    this.shell = shell;
  }

  public List<Command> verbs() {
    return List.of(
        Command.of(
            "column-review",
            "Quality",
            "Review one field…",
            "Shortcut+Alt+R",
            Bindings.isNotEmpty(shell.library().letters()),
            this::show));
  }

  private void show() {
    Optional<Field> first = shell.review().chosen().get().flatMap(this::fieldAt);
    shell
        .jobs()
        .whileNoLetterIsOpen(
            again ->
                ColumnDialog.show(
                    shell.overlay(),
                    new ColumnModel(
                        shell.workbench(), shell.background(), shell::annotator, this::trouble),
                    first,
                    CodeChoices::code,
                    again));
  }

  private Optional<Field> fieldAt(Target target) {
    return shell.workbench().schema().find(target.field()).filter(f -> !f.isGroup());
  }

  private void trouble(Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "a field could not be reviewed over all letters", accident);
    shell
        .dialogs()
        .tell(
            "Review one field",
            "Couldn't read or write the library. Check the drive, and then try again. See the log"
                + " for details.",
            List.of());
  }
}
