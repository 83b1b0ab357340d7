package imr.ui;

import imr.ui.kit.Command;
import imr.ui.kit.Dialogs;
import imr.ui.kit.Overlay;
import imr.ui.learn.LearningDialog;
import imr.ui.learn.LearningModel;
import imr.ui.library.LibraryModel;
import imr.ui.review.ReviewModel;
import imr.ui.review.ReviewView;
import imr.workbench.Background;
import imr.workbench.Settings;
import imr.workbench.Workbench;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;

/** The command that opens the Learning screen, and the way from a letter there to the desk. */
final class LearningCommands {
  private static final System.Logger LOG = System.getLogger(LearningCommands.class.getName());

  private final Workbench workbench;
  private final Settings settings;
  private final Background background;
  private final ReviewView view;
  private final ReviewModel desk;
  private final LibraryModel library;
  private final Overlay overlay;
  private final Dialogs dialogs;

  LearningCommands(
      Workbench workbench,
      Settings settings,
      Background background,
      ReviewView view,
      ReviewModel desk,
      LibraryModel library,
      Overlay overlay,
      Dialogs dialogs) {
    this.workbench = workbench;
    this.settings = settings;
    this.background = background;
    this.view = view;
    this.desk = desk;
    this.library = library;
    this.overlay = overlay;
    this.dialogs = dialogs;
  }

  List<Command> verbs(ObservableBooleanValue always) {
    return List.of(
        Command.of("learning", "Quality", "Learning…", "Shortcut+Alt+L", always, this::show));
  }

  private void show() {
    view.commit();
    desk.whenSaved(this::open, this::open);
  }

  private void open() {
    LearningDialog.show(
        overlay, new LearningModel(workbench, background, settings, this::trouble), this::letter);
  }

  private void letter(String id) {
    view.focus();
    library.open(id, view::focus);
  }

  private void trouble(Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "the library could not be gone through", accident);
    dialogs.tell(
        "Learning",
        "Couldn't read the library. Check the drive, and then open Learning again. See the log for"
            + " details.",
        List.of());
  }
}
