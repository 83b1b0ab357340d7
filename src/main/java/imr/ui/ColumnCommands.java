package imr.ui;

import imr.annotation.Field;
import imr.annotation.Target;
import imr.ui.column.ColumnDialog;
import imr.ui.column.ColumnModel;
import imr.ui.kit.Command;
import imr.ui.kit.Dialogs;
import imr.ui.kit.Overlay;
import imr.ui.library.LibraryModel;
import imr.ui.review.Choices;
import imr.ui.review.ReviewModel;
import imr.workbench.Background;
import imr.workbench.Workbench;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;

/** The command that reviews one field over all letters. */
final class ColumnCommands {
  private static final System.Logger LOG = System.getLogger(ColumnCommands.class.getName());

  private final Workbench workbench;
  private final Background background;
  private final ReviewModel desk;
  private final LibraryModel library;
  private final ClearDesk clearDesk;
  private final Overlay overlay;
  private final Dialogs dialogs;
  private final Supplier<String> me;

  ColumnCommands(
      Workbench workbench,
      Background background,
      ReviewModel desk,
      LibraryModel library,
      ClearDesk clearDesk,
      Overlay overlay,
      Dialogs dialogs,
      Supplier<String> me) {
    this.workbench = workbench;
    this.background = background;
    this.desk = desk;
    this.library = library;
    this.clearDesk = clearDesk;
    this.overlay = overlay;
    this.dialogs = dialogs;
    this.me = me;
  }

  List<Command> verbs() {
    return List.of(
        Command.of(
            "column-review",
            "Quality",
            "Review one field…",
            "Shortcut+Alt+R",
            Bindings.isNotEmpty(library.letters()),
            this::show));
  }

  private void show() {
    Optional<Field> first = desk.chosen().get().flatMap(this::fieldAt);
    clearDesk.whileShown(
        again ->
            ColumnDialog.show(
                overlay,
                new ColumnModel(workbench, background, me, this::trouble),
                first,
                Choices::code,
                again));
  }

  private Optional<Field> fieldAt(Target target) {
    return workbench.schema().find(target.field()).filter(f -> !f.isGroup());
  }

  private void trouble(Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "a field could not be reviewed over all letters", accident);
    dialogs.tell(
        "Review one field",
        "Couldn't read or write the library. Check the drive, and then try again. See the log for"
            + " details.",
        List.of());
  }
}
