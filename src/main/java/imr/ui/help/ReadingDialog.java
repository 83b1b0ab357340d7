package imr.ui.help;

import imr.ui.kit.Overlay;
import imr.ui.kit.OverlayDialog;
import java.util.List;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A long text to read: a title, a sentence, and paragraphs that scroll. */
final class ReadingDialog extends VBox {
  private static final double WIDE = 720;
  private static final double HIGH = 640;

  private ReadingDialog(String title, String sentence, Node text, Button close) {
    super(12);
    setId("reading");
    Label heading = new Label(title);
    heading.getStyleClass().add("sheet-title");
    ScrollPane scroll = new ScrollPane(text);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(true);
    scroll.setAccessibleText(title);
    scroll.setMinHeight(120);
    scroll.getStyleClass().add("report-list");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    HBox foot = new HBox(close);
    foot.setAlignment(Pos.CENTER_RIGHT);
    getChildren().setAll(heading, OverlayDialog.sentence(sentence), scroll, foot);
    setPrefSize(WIDE, HIGH);
  }

  /**
   * Shows the dialog.
   *
   * @param parts headings with the paragraphs below each; an empty heading isn't shown
   */
  static void show(
      Overlay overlay, String title, String sentence, Map<String, List<String>> parts) {
    VBox text = new VBox(6);
    text.setPadding(new Insets(0, 16, 16, 0));
    parts.forEach(
        (heading, paragraphs) -> {
          if (!heading.isEmpty()) {
            Label label = new Label(heading);
            label.getStyleClass().add("reading-heading");
            text.getChildren().add(label);
          }
          paragraphs.forEach(p -> text.getChildren().add(OverlayDialog.sentence(p)));
        });
    Button close = Overlay.leave("Close");
    close.setDefaultButton(true);
    overlay.show(new ReadingDialog(title, sentence, text, close), close);
  }
}
