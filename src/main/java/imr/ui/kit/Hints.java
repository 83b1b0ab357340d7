package imr.ui.kit;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What can be done with the chosen line, with keys, right below it. */
public final class Hints extends HBox {
  public Hints() {
    super(10);
    setMinWidth(0);
    getStyleClass().add("hints");
    setAccessibleText("Enter confirms, Delete strikes out, F2 edits");
    hint("Enter", "confirm");
    hint("Del", "strike out");
    hint("F2", "edit");
  }

  private void hint(String key, String verb) {
    Label keyLabel = new Label(key);
    keyLabel.getStyleClass().add("key");
    Label verbLabel = new Label(verb);
    verbLabel.getStyleClass().add("hint");
    keyLabel.setMinWidth(USE_PREF_SIZE);
    verbLabel.setMinWidth(USE_PREF_SIZE);
    HBox pair = new HBox(4, keyLabel, verbLabel);
    getChildren().add(pair);
  }

  /** Moves below a line. */
  public void showUnder(VBox line) {
    if (!line.getChildren().contains(this)) {
      hide();
      line.getChildren().add(this);
    }
  }

  /** Leaves the line below which it stands. */
  public void hide() {
    if (getParent() instanceof VBox line) {
      line.getChildren().remove(this);
    }
  }
}
