package imr.ui;

import imr.annotation.DisplayFormat;
import imr.review.PlantEvent;
import imr.ui.kit.Command;
import imr.ui.kit.Dialogs;
import imr.ui.kit.Overlay;
import imr.ui.plant.PlantsDialog;
import imr.ui.plant.PlantsModel;
import imr.ui.review.ReviewModel;
import imr.workbench.Background;
import imr.workbench.PlantLog;
import imr.workbench.Workbench;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableBooleanValue;

/** Planted errors: the dialog, the line in the status bar, and what becomes of them on disk. */
final class PlantCommands {
  private static final System.Logger LOG = System.getLogger(PlantCommands.class.getName());

  private final Workbench workbench;
  private final Background background;
  private final Overlay overlay;
  private final Dialogs dialogs;
  private final Supplier<String> me;
  private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean noting;

  PlantCommands(
      Workbench workbench,
      Background background,
      ReviewModel desk,
      Overlay overlay,
      Dialogs dialogs,
      Supplier<String> me) {
    this.workbench = workbench;
    this.background = background;
    this.overlay = overlay;
    this.dialogs = dialogs;
    this.me = me;
    desk.onPlants(this::note);
    background.run(task -> workbench.plants().setting(), this::tell, this::trouble);
  }

  List<Command> verbs(ObservableBooleanValue always) {
    return List.of(
        Command.of("planted-errors", "Quality", "Planted errors…", "", always, this::show));
  }

  /** What everybody is told while errors are planted; empty while none are. */
  ReadOnlyStringProperty told() {
    return told.getReadOnlyProperty();
  }

  private void show() {
    PlantsDialog.show(
        overlay, new PlantsModel(workbench, background, me, this::tell, this::trouble));
  }

  private void tell(PlantLog.Setting setting) {
    told.set(setting.on() ? "Planted errors: " + DisplayFormat.percent(setting.share()) : "");
  }

  /** One after the other: what is undone follows what was done. */
  private void note(String letter, List<PlantEvent> events) {
    waiting.add(
        () ->
            background.run(
                task -> {
                  workbench.plants().note(letter, events);
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
    dialogs.tell(
        "Planted errors",
        "Couldn't read or write the library. Check the drive, and then try again. See the log for"
            + " details.",
        List.of());
  }
}
