package imr.ui.gold;

import imr.annotation.Schema;
import imr.review.CorrectionCounts;
import imr.workbench.Background;
import imr.workbench.Task;
import imr.workbench.Workbench;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Counts corrections over all letters, in the background, with progress and a stop. */
public final class CorrectionsModel {
  private final Workbench workbench;
  private final Background background;
  private final Consumer<Throwable> failed;
  private final ReadOnlyObjectWrapper<Optional<CorrectionCounts>> counts =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(-1);
  private final Timeline watch =
      new Timeline(new KeyFrame(javafx.util.Duration.millis(200), e -> look()));
  private Optional<Task> task = Optional.empty();

  /**
   * @param failed told when the store cannot be read
   */
  public CorrectionsModel(Workbench workbench, Background background, Consumer<Throwable> failed) {
    this.workbench = workbench;
    this.background = background;
    this.failed = failed;
    watch.setCycleCount(Animation.INDEFINITE);
  }

  Schema schema() {
    return workbench.schema();
  }

  /** Empty until the letters are counted. */
  ReadOnlyObjectProperty<Optional<CorrectionCounts>> counts() {
    return counts.getReadOnlyProperty();
  }

  /** How far the counting is, 0 to 1, or negative while that is not known. */
  ReadOnlyDoubleProperty share() {
    return share.getReadOnlyProperty();
  }

  void start() {
    watch.play();
    task =
        Optional.of(
            background.run(
                t -> workbench.corrections(background, t), this::counted, this::brokenOff));
  }

  private void counted(CorrectionCounts all) {
    watch.stop();
    counts.set(Optional.of(all));
  }

  private void brokenOff(Throwable accident) {
    watch.stop();
    failed.accept(accident);
  }

  private void look() {
    task.map(Task::progress)
        .filter(p -> p.total() > 0)
        .ifPresent(p -> share.set((double) p.done() / p.total()));
  }

  /** Stops within a second; what was counted by then is shown. */
  void stop() {
    task.ifPresent(Task::stop);
  }

  /** What is shown as comma-separated values. */
  String csv() {
    return workbench.csv(counts.get().orElse(CorrectionCounts.NONE));
  }
}
