package imr.ui.kit;

import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** Some words to type, on the overlay: a note, a reason. */
public final class Prompt {
  private Prompt() {}

  /**
   * Asks for words; Enter gives them, Shift and Enter begins a new line.
   *
   * @param start what stands there already
   * @param given gets the words, which may be blank; never called where the analyst leaves
   */
  public static void show(
      Overlay overlay, String title, String sentence, String start, Consumer<String> given) {
    Label heading = new Label(title);
    heading.getStyleClass().add("sheet-title");
    Label below = new Label(sentence);
    below.getStyleClass().add("muted");
    below.setWrapText(true);
    TextArea words = new TextArea(start);
    words.setWrapText(true);
    words.setPrefRowCount(3);
    words.setAccessibleText(title);
    words.setId("prompt");
    words.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ENTER && !e.isShiftDown()) {
            e.consume();
            overlay.hide();
            given.accept(words.getText());
          }
        });
    VBox sheet = new VBox(8, heading, words, below);
    sheet.setPrefWidth(480);
    overlay.show(sheet, words);
    words.selectAll();
  }
}
