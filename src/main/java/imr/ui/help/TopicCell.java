package imr.ui.help;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A topic as its title and, below it, what it is. */
final class TopicCell extends ListCell<HelpTopic> {
  private final Label title = new Label();
  private final Label kind = new Label();
  private final VBox lines = new VBox(title, kind);

  TopicCell() {
    title.setWrapText(true);
    title.setMinHeight(USE_PREF_SIZE);
    kind.getStyleClass().add("muted");
    kind.managedProperty().bind(kind.textProperty().isNotEmpty());
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable HelpTopic topic, boolean empty) {
    super.updateItem(topic, empty);
    if (empty || topic == null) {
      setGraphic(null);
      setAccessibleText("");
    } else {
      title.setText(topic.title());
      kind.setText(topic.kind());
      setAccessibleText((topic.title() + " " + topic.kind()).strip());
      setGraphic(lines);
    }
  }
}
