package imr.ui.evaluate;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The small parts that every tab has. */
final class TabComponents {
  private TabComponents() {}

  /** Takes the room that is left in a row. */
  static Region gap() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }

  /** A sentence over as many lines as it needs, in muted words. */
  static Label sentence(String id) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
