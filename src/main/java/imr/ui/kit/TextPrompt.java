package imr.ui.kit;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A dialog on the overlay with one text field, for a note, a name, or a reason. */
public final class TextPrompt {
  private TextPrompt() {}

  /**
   * Shows the dialog. Enter saves, and Shift+Enter starts a new line.
   *
   * @param start the text that the field starts with
   * @param given gets the text, which can be blank; not called if the user cancels
   */
  public static void show(
      Overlay overlay, String title, String sentence, String start, Consumer<String> given) {
    TextArea words = new TextArea(start);
    overlay.show(sheet(overlay, title, sentence, words, given), words);
    words.selectAll();
  }

  /** As {@link #show}; a dialog that is open waits meanwhile. */
  public static void showOver(
      Overlay overlay, String title, String sentence, String start, Consumer<String> given) {
    TextArea words = new TextArea(start);
    overlay.showOver(sheet(overlay, title, sentence, words, given), words);
    words.selectAll();
  }

  private static VBox sheet(
      Overlay overlay, String title, String sentence, TextArea words, Consumer<String> given) {
    Label heading = new Label(title);
    heading.getStyleClass().add("sheet-title");
    Label below = new Label(sentence);
    below.getStyleClass().add("muted");
    below.setWrapText(true);
    words.setWrapText(true);
    words.setPrefRowCount(3);
    words.setAccessibleText(title);
    words.setId("prompt");
    Runnable save =
        () -> {
          overlay.hide();
          given.accept(words.getText());
        };
    words.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ENTER && !e.isShiftDown()) {
            e.consume();
            save.run();
          }
        });
    Button saving = button("Save", "prompt-save", save);
    saving.getStyleClass().add("accent-button");
    HBox buttons = new HBox(8, button("Cancel", "prompt-cancel", overlay::hide), saving);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    VBox sheet = new VBox(8, heading, words, below, buttons);
    sheet.setPrefWidth(480);
    return sheet;
  }

  private static Button button(String label, String id, Runnable action) {
    Button button = new Button(label);
    button.setId(id);
    button.setOnAction(e -> action.run());
    return button;
  }
}
