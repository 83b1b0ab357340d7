package imr.ui.library;

import imr.workbench.Background;
import imr.workbench.ImportReport;
import imr.workbench.ImportRun;
import imr.workbench.Task;
import imr.workbench.Workbench;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * How letters come in, and how all are extracted again: one such run at a time, with progress and a
 * stop; what is given to import meanwhile follows.
 */
public final class ImportModel {
  private final Workbench workbench;
  private final Background background;
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
  private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper();
  private final ReadOnlyBooleanWrapper stoppable = new ReadOnlyBooleanWrapper(true);
  private final List<Path> next = new ArrayList<>();
  private final Timeline watch =
      new Timeline(new KeyFrame(javafx.util.Duration.millis(200), e -> watch()));
  private Consumer<ImportReport> ended = r -> {};
  private Consumer<Throwable> failed = e -> {};
  private Runnable underway = () -> {};
  private Optional<Task> task = Optional.empty();
  private boolean listed = true;

  public ImportModel(Workbench workbench, Background background) {
    this.workbench = workbench;
    this.background = background;
    watch.setCycleCount(Animation.INDEFINITE);
  }

  public ReadOnlyBooleanProperty running() {
    return running.getReadOnlyProperty();
  }

  /** {@code 12 of 60, 4 s left}. */
  public ReadOnlyStringProperty words() {
    return words.getReadOnlyProperty();
  }

  /** 0 to 1, or negative while it is not known. */
  public ReadOnlyDoubleProperty share() {
    return share.getReadOnlyProperty();
  }

  /** Called with the report of each import, and with what went wrong where one could not go on. */
  public void onEnd(Consumer<ImportReport> report, Consumer<Throwable> accident) {
    ended = report;
    failed = accident;
  }

  /** Called now and then while something runs. */
  public void onProgress(Runnable listener) {
    underway = listener;
  }

  /** Takes in files and folders; waits for its turn while an import runs. */
  public void start(List<Path> paths) {
    start(paths, ImportRun.Choices.none());
  }

  /** As {@link #start(List)}, with what the analyst decided about special files. */
  public void start(List<Path> paths, ImportRun.Choices choices) {
    if (running.get()) {
      next.addAll(paths);
    } else {
      run(
          "Importing…",
          t -> workbench.importFiles(paths, choices, background, t),
          report -> ended.accept(report),
          accident -> failed.accept(accident));
    }
  }

  /** Takes in the letters that ship with the workbench. */
  public void startSamples() {
    if (!running.get()) {
      run(
          "Importing…",
          t -> workbench.importSamples(),
          all -> ended.accept(new ImportReport(List.of())),
          accident -> failed.accept(accident));
    }
  }

  /**
   * Runs something else that no import may run beside; not to be called while a run is under way.
   *
   * @param beginning what is shown until it tells its progress
   */
  public <T> void other(
      String beginning, Function<Task, T> work, Consumer<T> done, Consumer<Throwable> brokenOff) {
    run(beginning, work, done, brokenOff);
  }

  private <T> void run(
      String beginning, Function<Task, T> work, Consumer<T> done, Consumer<Throwable> brokenOff) {
    running.set(true);
    words.set(beginning);
    share.set(-1);
    watch.play();
    task =
        Optional.of(
            background.run(
                work,
                result -> {
                  end();
                  done.accept(result);
                  startNext();
                },
                accident -> {
                  end();
                  brokenOff.accept(accident);
                }));
  }

  private void end() {
    watch.stop();
    running.set(false);
    task = Optional.empty();
    listed = true;
    stoppable.set(true);
  }

  private void startNext() {
    if (!next.isEmpty()) {
      List<Path> paths = List.copyOf(next);
      next.clear();
      start(paths);
    }
  }

  /** False while what runs cannot be stopped halfway. */
  public ReadOnlyBooleanProperty stoppable() {
    return stoppable.getReadOnlyProperty();
  }

  /**
   * Runs work on the whole store, during which nothing may read the library; not to be called while
   * a run is under way.
   *
   * @param beginning what is shown until the work tells its progress
   * @param canStop whether the work looks at {@link Task#stopped()}
   */
  public <T> void lookAfter(
      String beginning,
      boolean canStop,
      Function<Task, T> work,
      Consumer<T> done,
      Consumer<Throwable> brokenOff) {
    listed = false;
    stoppable.set(canStop);
    run(beginning, work, done, brokenOff);
  }

  /** Stops within a second; what was read stays. */
  public void stop() {
    next.clear();
    task.ifPresent(Task::stop);
  }

  private void watch() {
    task.map(Task::progress).filter(p -> p.total() > 0).ifPresent(this::show);
    if (listed) {
      underway.run();
    }
  }

  private void show(Task.Progress progress) {
    share.set(progress.share());
    words.set(progress.words());
  }
}
