package imr.ui;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Says that somebody else has the letter under review open, and offers what can be done. */
final class OpenLetterStrip extends HBox {
  private final Label words = new Label();
  private final Button read = new Button("Read only");
  private final Button takeOver = new Button("Take over");

  OpenLetterStrip() {
    super(12);
    setId("open-elsewhere");
    getStyleClass().add("practice");
    setAlignment(Pos.CENTER_LEFT);
    words.setId("open-elsewhere-words");
    words.setWrapText(true);
    words.setMinWidth(0);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    read.setId("read-only");
    read.setMinWidth(USE_PREF_SIZE);
    read.setOnAction(_ -> settle());
    takeOver.setId("take-over");
    takeOver.setMinWidth(USE_PREF_SIZE);
    takeOver.getStyleClass().add("accent-button");
    read.managedProperty().bind(read.visibleProperty());
    managedProperty().bind(visibleProperty());
    setVisible(false);
    getChildren().setAll(words, read, takeOver);
  }

  /** What the button “Take over” does. */
  void onTakeOver(Runnable action) {
    takeOver.setOnAction(_ -> action.run());
  }

  /** Shows a sentence with both buttons. */
  void ask(String sentence) {
    words.setText(sentence);
    setAccessibleText(sentence);
    read.setVisible(true);
    setVisible(true);
  }

  /** The letter is only read: the strip goes on saying why, and that it can be taken over. */
  private void settle() {
    read.setVisible(false);
    takeOver.requestFocus();
  }

  void clear() {
    setVisible(false);
  }
}
