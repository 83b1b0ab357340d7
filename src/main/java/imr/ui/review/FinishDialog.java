package imr.ui.review;

import imr.ui.kit.Overlay;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks once before a letter with flags or warnings is finished, and lists them. */
final class FinishDialog {
  private static final int MOST_SHOWN_WHOLE = 8;

  private FinishDialog() {}

  /**
   * @param concerns not empty
   * @param finish called when the annotator finishes the letter anyway
   */
  static void show(Overlay overlay, FinishConcerns concerns, Runnable finish) {
    Label title = new Label("Finish with " + concerns.counted() + "?");
    title.setId("finish-title");
    List<String> sentences = concerns.sentences();
    title.getStyleClass().add("sheet-title");
    VBox lines = new VBox(6);
    sentences.forEach(c -> lines.getChildren().add(line(c)));
    Button go = new Button("Finish anyway");
    go.getStyleClass().add("accent-button");
    go.setId("finish-anyway");
    go.setOnAction(
        e -> {
          overlay.hide();
          finish.run();
        });
    go.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ENTER) {
            e.consume();
            go.fire();
          }
        });
    Button cancel = new Button("Cancel");
    cancel.setOnAction(e -> overlay.hide());
    HBox buttons = new HBox(8, cancel, go);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    ScrollPane scroll = new ScrollPane(lines);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("report-list");
    scroll.setPrefViewportHeight(Math.min(sentences.size(), MOST_SHOWN_WHOLE) * 30.0);
    VBox dialog = new VBox(12, title, scroll, buttons);
    dialog.setId("finish-dialog");
    dialog.setPrefWidth(520);
    overlay.show(dialog, go);
  }

  private static Label line(String words) {
    Label line = new Label("•  " + words);
    line.setWrapText(true);
    line.setMinHeight(Label.USE_PREF_SIZE);
    return line;
  }
}
