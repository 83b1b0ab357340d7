package imr.ui.evaluate;

import imr.evaluate.Mistake;
import imr.report.EvaluationReport;
import imr.ui.kit.Command;
import imr.ui.shell.Shell;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.stage.DirectoryChooser;

/**
 * The command that opens the evaluation, and the way from an error there to its place on the review
 * screen.
 */
public final class EvaluationCommands {
  private static final System.Logger LOG = System.getLogger(EvaluationCommands.class.getName());

  private final Shell shell;
  private final EvaluateModel model;

  /** Made when it is wanted first: the window opens sooner without. */
  private Optional<EvaluateView> screen = Optional.empty();

  public EvaluationCommands(Shell shell) {
    this.shell = shell;
    this.model =
        new EvaluateModel(shell.workbench(), shell.background(), new ToDesk(), this::trouble);
  }

  public List<Command> verbs(ObservableBooleanValue always) {
    return List.of(
        Command.of("evaluation", "Quality", "Evaluation…", "Shortcut+Alt+E", always, this::show));
  }

  private void show() {
    shell.view().commit();
    shell
        .review()
        .whenSaved(() -> screen().show(shell.overlay()), () -> screen().show(shell.overlay()));
  }

  private EvaluateView screen() {
    if (screen.isEmpty()) {
      screen = Optional.of(new EvaluateView(model, this::chooseRecords, this::chooseReport));
    }
    return screen.orElseThrow();
  }

  /** Opens letters, and takes the evaluation away from over it. */
  private final class ToDesk implements EvaluateModel.EvaluatedLetterOpener {
    @Override
    public void letter(String id) {
      open(id, shell.view()::focus);
    }

    private void open(String id, Runnable then) {
      screen.ifPresent(EvaluateView::leave);
      shell.overlay().hide();
      shell.view().focus();
      shell.library().open(id, then);
    }

    @Override
    public void place(Mistake mistake) {
      open(mistake.letter(), () -> show(mistake));
    }

    private void show(Mistake mistake) {
      shell.review().chooseIfThere(mistake.target());
      boolean there = shell.review().chosen().get().equals(Optional.of(mistake.target()));
      if (!there || mistake.gold().isEmpty()) {
        mistake.span().ifPresent(shell.view()::select);
      }
      shell.view().focus();
    }
  }

  private void chooseRecords() {
    folder("Choose a folder of records").ifPresent(model::addRecords);
  }

  private void chooseReport(EvaluationReport.TextDetail words) {
    folder("Choose a folder for the report").ifPresent(f -> model.report(f, words));
  }

  private Optional<Path> folder(String title) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(title);
    return Optional.ofNullable(chooser.showDialog(shell.stage())).map(File::toPath);
  }

  private void trouble(Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "an evaluation failed", accident);
    shell
        .dialogs()
        .tell(
            "Couldn't run the evaluation",
            "Couldn't read the library. Check the drive, and then try again. See the log for"
                + " details.",
            List.of());
  }

  /** The screen's model, for tests that cannot pick a folder. */
  public EvaluateModel model() {
    return model;
  }
}
