package imr.ui.library;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What an empty library says: what the program is for, and the three ways to letters. */
public final class EmptyLibraryView extends VBox {
  public EmptyLibraryView(Runnable samples, Runnable files, Runnable folder) {
    getStyleClass().add("empty");
    Label title = new Label("No letters yet");
    title.getStyleClass().add("empty-title");
    Label text =
        new Label(
            "Import determination letters as PDF, Word, RTF, HTML, or text files: drop files or"
                + " folders here, "
                + "or practice on a few made-up letters in a separate library.");
    text.getStyleClass().add("empty-text");
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    text.setMaxWidth(560);
    Button first = new Button("Open practice library");
    first.setId("open-samples");
    first.getStyleClass().add("accent-button");
    first.setDefaultButton(true);
    first.setOnAction(e -> samples.run());
    HBox buttons =
        new HBox(12, first, button("Import files…", files), button("Import folder…", folder));
    buttons.setStyle("-fx-alignment: center;");
    getChildren().addAll(FontIcon.of(Feather.INBOX, 40), title, text, buttons);
  }

  private static Button button(String label, Runnable does) {
    Button button = new Button(label);
    button.setOnAction(e -> does.run());
    return button;
  }
}
