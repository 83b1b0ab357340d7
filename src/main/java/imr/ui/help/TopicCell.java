package imr.ui.help;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** A topic as its title and, at the right, what it is. */
final class TopicCell extends ListCell<Topic> {
  private final Label title = new Label();
  private final Label kind = new Label();
  private final HBox line = new HBox(8, title, kind);

  TopicCell() {
    title.setMinWidth(0);
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    kind.getStyleClass().add("muted");
    kind.setMinWidth(USE_PREF_SIZE);
    line.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable Topic topic, boolean empty) {
    super.updateItem(topic, empty);
    if (empty || topic == null) {
      setGraphic(null);
      setAccessibleText("");
    } else {
      title.setText(topic.title());
      kind.setText(topic.kind());
      setAccessibleText((topic.title() + " " + topic.kind()).strip());
      setGraphic(line);
    }
  }
}
