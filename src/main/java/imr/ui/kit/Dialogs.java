package imr.ui.kit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** The few dialogs that every screen shares, in the look of the window that they belong to. */
public final class Dialogs {
  private final Window owner;

  public Dialogs(Window owner) {
    this.owner = owner;
  }

  /** Shows a sentence, and what stands behind it where there is more. */
  public void tell(String title, String sentence, List<String> more) {
    VBox content = new VBox(12, wrapped(sentence));
    if (!more.isEmpty()) {
      content.getChildren().add(list(more));
    }
    dialog(title, content, ButtonType.OK).showAndWait();
  }

  /**
   * Asks, with the verb of the button that says yes; false where the analyst does anything else.
   */
  public boolean ask(String title, String sentence, List<String> more, String yes, String no) {
    ButtonType does = new ButtonType(yes, ButtonBar.ButtonData.OK_DONE);
    VBox content = new VBox(12, wrapped(sentence));
    if (!more.isEmpty()) {
      content.getChildren().add(list(more));
    }
    ButtonType leaves = new ButtonType(no, ButtonBar.ButtonData.CANCEL_CLOSE);
    return dialog(title, content, does, leaves).showAndWait().filter(does::equals).isPresent();
  }

  /** Asks for a password, which the screen does not show. */
  public Optional<String> askForPassword(String title, String sentence) {
    PasswordField input = new PasswordField();
    input.setAccessibleText(title);
    Dialog<ButtonType> dialog =
        dialog(title, new VBox(12, wrapped(sentence), input), ButtonType.OK, ButtonType.CANCEL);
    dialog.setOnShown(e -> input.requestFocus());
    return dialog
        .showAndWait()
        .filter(ButtonType.OK::equals)
        .map(b -> input.getText().strip())
        .filter(w -> !w.isEmpty());
  }

  /** Headings with lines below, such as a guide. */
  public void guide(String title, String sentence, Map<String, List<String>> parts) {
    VBox content = new VBox(6, wrapped(sentence));
    content.setPadding(new Insets(0, 16, 16, 0));
    parts.forEach(
        (heading, lines) -> {
          Label label = new Label(heading);
          label.getStyleClass().add("sheet-title");
          content.getChildren().add(label);
          lines.forEach(l -> content.getChildren().add(wrapped(l)));
        });
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setPrefViewportHeight(520);
    scroll.setPrefViewportWidth(620);
    dialog(title, scroll, ButtonType.CLOSE).showAndWait();
  }

  /** A long text to read, such as licences. */
  public void read(String title, String sentence, String text) {
    TextArea area = new TextArea(text);
    area.setEditable(false);
    area.setPrefColumnCount(80);
    area.setPrefRowCount(20);
    VBox.setVgrow(area, Priority.ALWAYS);
    dialog(title, new VBox(12, wrapped(sentence), area), ButtonType.CLOSE).showAndWait();
  }

  private static Node list(List<String> lines) {
    VBox box = new VBox(6);
    lines.forEach(l -> box.getChildren().add(wrapped(l)));
    box.setPadding(new Insets(8));
    ScrollPane scroll = new ScrollPane(box);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("report-list");
    scroll.setPrefViewportHeight(Math.min(240, 16 + 40 * lines.size()));
    return scroll;
  }

  private static Label wrapped(String sentence) {
    Label label = new Label(sentence);
    label.setWrapText(true);
    label.setMaxWidth(560);
    label.setMinHeight(Label.USE_PREF_SIZE);
    return label;
  }

  private Dialog<ButtonType> dialog(String title, Node content, ButtonType... buttons) {
    Dialog<ButtonType> dialog = new Dialog<>();
    dialog.initOwner(owner);
    dialog.setTitle(title);
    dialog.setResizable(true);
    dialog.getDialogPane().setContent(content);
    dialog.getDialogPane().getButtonTypes().setAll(buttons);
    dialog.getDialogPane().setMinWidth(460);
    dress(dialog.getDialogPane());
    return dialog;
  }

  /** A dialog is a window of its own: it takes the palette from its owner's root. */
  private void dress(Parent pane) {
    Parent root = owner.getScene().getRoot();
    pane.setStyle(root.getStyle());
    ObservableList<String> sheets = owner.getScene().getStylesheets();
    pane.getStylesheets().setAll(sheets);
  }
}
