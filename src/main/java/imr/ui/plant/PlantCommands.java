package imr.ui.plant;

import imr.annotation.DisplayFormat;
import imr.review.PlantEvent;
import imr.ui.kit.Command;
import imr.ui.shell.Shell;
import imr.workbench.PlantLog;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableBooleanValue;

/** Planted errors: the dialog, the line in the status bar, and what becomes of them on disk. */
public final class PlantCommands {
  private static final System.Logger LOG = System.getLogger(PlantCommands.class.getName());

  private final Shell shell;
  private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean noting;

  public PlantCommands(Shell shell) {
    this.shell = shell;
    shell.review().onPlants(this::note);
    shell.background().run(task -> shell.workbench().plants().setting(), this::tell, this::trouble);
  }

  public List<Command> verbs(ObservableBooleanValue always) {
    return List.of(
        Command.of("planted-errors", "Quality", "Planted errors…", "", always, this::show));
  }

  /** What everybody is told while errors are planted; empty while none are. */
  public ReadOnlyStringProperty told() {
    return told.getReadOnlyProperty();
  }

  private void show() {
    PlantsDialog.show(
        shell.overlay(),
        new PlantsModel(
            shell.workbench(), shell.background(), shell::annotator, this::tell, this::trouble));
  }

  private void tell(PlantLog.Setting setting) {
    told.set(setting.on() ? "Planted errors: " + DisplayFormat.percent(setting.share()) : "");
  }

  /** One after the other: what is undone follows what was done. */
  private void note(String letter, List<PlantEvent> events) {
    waiting.add(
        () ->
            shell
                .background()
                .run(
                    task -> {
                      shell.workbench().plants().note(letter, events);
                      return task;
                    },
                    task -> noted(),
                    accident -> {
                      LOG.log(System.Logger.Level.ERROR, "a caught error was not noted", accident);
                      noted();
                    }));
    next();
  }

  private void noted() {
    noting = false;
    next();
  }

  private void next() {
    if (!noting && !waiting.isEmpty()) {
      noting = true;
      waiting.removeFirst().run();
    }
  }

  private void trouble(Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "planted errors could not be read or set", accident);
    shell
        .dialogs()
        .tell(
            "Planted errors",
            "Couldn't read or write the library. Check the drive, and then try again. See the log"
                + " for details.",
            List.of());
  }
}
