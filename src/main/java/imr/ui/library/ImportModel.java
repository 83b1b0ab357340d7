package imr.ui.library;

import imr.ui.shell.Jobs;
import imr.workbench.Background;
import imr.workbench.ImportReport;
import imr.workbench.ImportRun;
import imr.workbench.Task;
import imr.workbench.Workbench;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** How letters are imported; what is given to import while something else runs follows. */
public final class ImportModel {
  private final Workbench workbench;
  private final Background background;
  private final Jobs jobs;
  private final List<Path> next = new ArrayList<>();
  private Consumer<ImportReport> ended = r -> {};
  private Consumer<Throwable> failed = e -> {};
  private Runnable underway = () -> {};

  public ImportModel(Workbench workbench, Background background, Jobs jobs) {
    this.workbench = workbench;
    this.background = background;
    this.jobs = jobs;
    jobs.onIdle(this::startNext);
  }

  /** Called with the report of each import, and with what went wrong where one could not go on. */
  public void onEnd(Consumer<ImportReport> report, Consumer<Throwable> accident) {
    ended = report;
    failed = accident;
  }

  /** Called now and then while letters are imported. */
  public void onProgress(Runnable listener) {
    underway = listener;
  }

  /** Imports files and folders; waits for its turn while something else runs. */
  public void start(List<Path> paths) {
    start(paths, ImportRun.Choices.none());
  }

  /** As {@link #start(List)}, with what the annotator decided about special files. */
  public void start(List<Path> paths, ImportRun.Choices choices) {
    if (jobs.running().get()) {
      next.addAll(paths);
    } else {
      run(t -> workbench.importFiles(paths, choices, background, t));
    }
  }

  /** Imports the letters that ship with the workbench. */
  public void startSamples() {
    if (!jobs.running().get()) {
      run(
          t -> {
            workbench.importSamples();
            return new ImportReport(List.of());
          });
    }
  }

  private void run(Function<Task, ImportReport> work) {
    jobs.run("Importing…", () -> underway.run(), work, r -> ended.accept(r), a -> failed.accept(a));
  }

  private void startNext() {
    if (!next.isEmpty()) {
      List<Path> paths = List.copyOf(next);
      next.clear();
      start(paths);
    }
  }

  /** Stops what runs within a second, and imports nothing more; what was read stays. */
  public void stop() {
    next.clear();
    jobs.stop();
  }
}
