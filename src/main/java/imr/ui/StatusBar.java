package imr.ui;

import imr.ui.kit.KeyButton;
import imr.ui.kit.Verb;
import imr.ui.library.ImportModel;
import imr.ui.review.ReviewModel;
import imr.ui.review.ReviewView;
import imr.ui.review.Saving;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Whether all is saved, what an import is at, what the last verb had to say. */
final class StatusBar extends HBox {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final Label saved = new Label("Ready");
  private final Button again = new Button("Try again");

  StatusBar(ReviewModel desk, ReviewView view, ImportModel imports, Verb keys) {
    getStyleClass().add("status-bar");
    saved.setId("saved");
    again.getStyleClass().add("flat");
    again.setOnAction(e -> desk.saveAgain());
    show(desk.saving().get());
    desk.saving().addListener((o, was, is) -> show(is));
    Label notice = new Label();
    notice.setId("notice");
    notice.textProperty().bind(desk.notice());
    notice.setMinWidth(0);
    HBox.setHgrow(notice, Priority.ALWAYS);
    notice.setMaxWidth(Double.MAX_VALUE);
    KeyButton keyHint = new KeyButton(keys.label(), keys, true);
    getChildren().addAll(saved, again, notice, importing(imports), hints(view), keyHint);
    saved.setMinWidth(Region.USE_PREF_SIZE);
  }

  private void show(Saving saving) {
    boolean failed = saving instanceof Saving.Failed;
    saved.setText(
        switch (saving) {
          case Saving.Nothing n -> "Ready";
          case Saving.Underway u -> "Saving…";
          case Saving.Saved s -> "● Saved " + s.at().format(TIME);
          case Saving.Failed f -> "Not saved: " + f.sentence();
        });
    String style =
        switch (saving) {
          case Saving.Nothing n -> "muted";
          case Saving.Underway u -> "saving";
          case Saving.Saved s -> "saved";
          case Saving.Failed f -> "failed";
        };
    saved.getStyleClass().setAll("label", style);
    again.setVisible(failed);
    again.setManaged(failed);
  }

  /** The keys of the main job, always in sight. */
  private static HBox hints(ReviewView view) {
    HBox hints = new HBox(8);
    view.mainJob()
        .forEach((words, verb) -> hints.getChildren().add(new KeyButton(words, verb, false)));
    hints.setAlignment(Pos.CENTER_LEFT);
    hints.setMinWidth(0);
    return hints;
  }

  private static HBox importing(ImportModel imports) {
    ProgressBar bar = new ProgressBar();
    bar.setAccessibleText("Import");
    bar.getStyleClass().add("thin");
    bar.progressProperty().bind(imports.share());
    Label words = new Label();
    words.setId("import-progress");
    words.textProperty().bind(imports.words());
    words.setMinWidth(Region.USE_PREF_SIZE);
    Button stop = new Button("Stop");
    stop.setId("import-stop");
    stop.getStyleClass().add("flat");
    stop.setOnAction(e -> imports.stop());
    stop.visibleProperty().bind(imports.stoppable());
    HBox box = new HBox(8, words, bar, stop);
    box.setAlignment(Pos.CENTER_LEFT);
    box.visibleProperty().bind(imports.running());
    box.managedProperty().bind(imports.running());
    return box;
  }
}
