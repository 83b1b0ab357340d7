package imr.ui;

import imr.evaluate.Mistake;
import imr.report.EvaluationReport;
import imr.ui.evaluate.EvaluateModel;
import imr.ui.evaluate.EvaluateView;
import imr.ui.kit.Command;
import imr.ui.kit.Dialogs;
import imr.ui.kit.Overlay;
import imr.ui.library.LibraryModel;
import imr.ui.review.ReviewModel;
import imr.ui.review.ReviewView;
import imr.workbench.Background;
import imr.workbench.Workbench;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.stage.DirectoryChooser;
import javafx.stage.Stage;

/** The verb that opens the evaluation, and the way from an error there to its place on the desk. */
final class EvaluationCommands {
  private static final System.Logger LOG = System.getLogger(EvaluationCommands.class.getName());

  private final Stage stage;
  private final ReviewView view;
  private final ReviewModel desk;
  private final LibraryModel library;
  private final Overlay overlay;
  private final Dialogs dialogs;
  private final EvaluateModel model;

  /** Made when it is wanted first: the window stands sooner without. */
  private Optional<EvaluateView> screen = Optional.empty();

  EvaluationCommands(
      Stage stage,
      Workbench workbench,
      Background background,
      ReviewView view,
      ReviewModel desk,
      LibraryModel library,
      Overlay overlay,
      Dialogs dialogs) {
    this.stage = stage;
    this.view = view;
    this.desk = desk;
    this.library = library;
    this.overlay = overlay;
    this.dialogs = dialogs;
    this.model = new EvaluateModel(workbench, background, new ToDesk(), this::trouble);
  }

  List<Command> verbs(ObservableBooleanValue always) {
    return List.of(
        Command.of("evaluation", "Quality", "Evaluation…", "Shortcut+Alt+E", always, this::show));
  }

  private void show() {
    view.commit();
    desk.whenSaved(() -> screen().show(overlay), () -> screen().show(overlay));
  }

  private EvaluateView screen() {
    if (screen.isEmpty()) {
      screen = Optional.of(new EvaluateView(model, this::chooseRecords, this::chooseReport));
    }
    return screen.orElseThrow();
  }

  /** Lays letters on the desk, and takes the evaluation away from over it. */
  private final class ToDesk implements EvaluateModel.Opener {
    @Override
    public void letter(String id) {
      open(id, view::focus);
    }

    private void open(String id, Runnable then) {
      screen.ifPresent(EvaluateView::leave);
      overlay.hide();
      view.focus();
      library.open(id, then);
    }

    @Override
    public void place(Mistake mistake) {
      open(mistake.letter(), () -> show(mistake));
    }

    private void show(Mistake mistake) {
      desk.chooseIfThere(mistake.target());
      boolean there = desk.chosen().get().equals(Optional.of(mistake.target()));
      if (!there || mistake.gold().isEmpty()) {
        mistake.span().ifPresent(view::select);
      }
      view.focus();
    }
  }

  private void chooseRecords() {
    folder("Choose a folder of records").ifPresent(model::addRecords);
  }

  private void chooseReport(EvaluationReport.Words words) {
    folder("Choose a folder for the report").ifPresent(f -> model.report(f, words));
  }

  private Optional<Path> folder(String title) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(title);
    return Optional.ofNullable(chooser.showDialog(stage)).map(File::toPath);
  }

  private void trouble(Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "an evaluation failed", accident);
    dialogs.tell(
        "Couldn't run the evaluation",
        "Couldn't read the library. Check the drive, and then try again. See the log for details.",
        List.of());
  }

  /** The screen's model, for tests that cannot pick a folder. */
  EvaluateModel model() {
    return model;
  }
}
