package imr.ui;

import imr.annotation.DisplayFormat;
import imr.ui.kit.Command;
import imr.ui.kit.KeyButton;
import imr.ui.kit.OverflowRow;
import imr.ui.review.ReviewModel;
import imr.ui.review.ReviewView;
import imr.ui.review.SaveState;
import imr.ui.shell.Jobs;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/** Whether all is saved, what an import is at, what the last command had to say. */
final class StatusBar extends HBox {

  /** A save that takes longer is told of. */
  private static final Duration SLOW = Duration.seconds(3);

  private final PauseTransition slow = new PauseTransition(SLOW);
  private final Label saved = new Label("Ready");
  private final Button again = new Button("Try again");
  private final Button elsewhere = new Button(UnsavedChanges.SAVE);

  StatusBar(
      ReviewModel desk,
      ReviewView view,
      Jobs jobs,
      Runnable stop,
      Command keys,
      UnsavedChanges unsaved,
      ObservableValue<String> planted) {
    getStyleClass().add("status-bar");
    saved.setId("saved");
    again.getStyleClass().add("flat");
    again.setOnAction(e -> desk.saveAgain());
    elsewhere.setId("save-elsewhere");
    elsewhere.getStyleClass().add("flat");
    elsewhere.setOnAction(e -> unsaved.choose());
    slow.setOnFinished(e -> saved.setText(unsaved.slow()));
    show(desk.saving().get());
    desk.saving().addListener((o, was, is) -> show(is));
    Label notice = new Label();
    notice.setId("notice");
    notice.textProperty().bind(desk.notice());
    notice.minWidthProperty().bind(notice.textProperty().map(t -> Math.min(280, 7.0 * t.length())));
    HBox.setHgrow(notice, Priority.ALWAYS);
    notice.setMaxWidth(Double.MAX_VALUE);
    Tooltip whole = new Tooltip();
    whole.setWrapText(true);
    whole.setMaxWidth(560);
    whole.textProperty().bind(notice.textProperty());
    notice.setTooltip(whole);
    saved.setMinWidth(Region.USE_PREF_SIZE);
    OverflowRow row =
        new OverflowRow(8)
            .stays(saved)
            .stays(again)
            .stays(elsewhere)
            .stays(notice)
            .stays(planted(planted))
            .stays(running(jobs, stop));
    int rank = 10;
    for (Map.Entry<String, Command> job : view.mainJob().entrySet()) {
      row.leaves(rank--, new KeyButton(job.getKey(), job.getValue(), false));
    }
    row.leaves(rank, new KeyButton(keys.label(), keys, true));
    row.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(row, Priority.ALWAYS);
    getChildren().add(row);
    setMinWidth(0);
  }

  /** Everybody who annotates is told that errors are planted. */
  private static Label planted(ObservableValue<String> words) {
    Label label = new Label();
    label.setId("planted");
    label.getStyleClass().add("muted");
    label.textProperty().bind(words);
    label.setMinWidth(USE_PREF_SIZE);
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }

  private void show(SaveState saving) {
    if (saving instanceof SaveState.Underway) {
      slow.play();
    } else {
      slow.stop();
    }
    boolean failed = saving instanceof SaveState.Failed;
    saved.setText(
        switch (saving) {
          case SaveState.Nothing n -> "Ready";
          case SaveState.Underway u -> "Saving…";
          case SaveState.Saved s -> "● Saved " + DisplayFormat.time(s.at());
          case SaveState.Failed f -> "Couldn't save: " + f.sentence();
        });
    String style =
        switch (saving) {
          case SaveState.Nothing n -> "muted";
          case SaveState.Underway u -> "saving";
          case SaveState.Saved s -> "saved";
          case SaveState.Failed f -> "failed";
        };
    saved.getStyleClass().setAll("label", style);
    again.setVisible(failed);
    again.setManaged(failed);
    elsewhere.setVisible(failed);
    elsewhere.setManaged(failed);
  }

  private static HBox running(Jobs jobs, Runnable stopAll) {
    ProgressBar bar = new ProgressBar();
    bar.setAccessibleText("Import");
    bar.getStyleClass().add("thin");
    bar.progressProperty().bind(jobs.share());
    Label words = new Label();
    words.setId("import-progress");
    words.textProperty().bind(jobs.words());
    words.setMinWidth(Region.USE_PREF_SIZE);
    Button stop = new Button("Stop");
    stop.setId("import-stop");
    stop.getStyleClass().add("flat");
    stop.setOnAction(e -> stopAll.run());
    stop.visibleProperty().bind(jobs.stoppable());
    HBox box = new HBox(8, words, bar, stop);
    box.setAlignment(Pos.CENTER_LEFT);
    box.visibleProperty().bind(jobs.running());
    box.managedProperty().bind(jobs.running());
    return box;
  }
}
