package imr.ui.library;

import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The saved filters: to look by, to name otherwise, to delete; and a name for a new one. */
final class SavedFilters extends VBox {
  private final FilterModel model;
  private final FlowPane list = new FlowPane(12, 4);
  private final TextField name = new TextField();

  SavedFilters(FilterModel model) {
    super(6);
    this.model = model;
    name.setId("filter-name");
    name.setPromptText("Filter name");
    name.setAccessibleText("Filter name");
    name.setPrefColumnCount(22);
    name.setOnAction(e -> save());
    Button save = new Button("Save");
    save.setId("filter-save");
    save.setOnAction(e -> save());
    save.disableProperty().bind(model.search().query().map(q -> q.conditions().isEmpty()));
    HBox line = new HBox(8, name, save);
    line.setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(list, line);
    fill();
  }

  private void save() {
    model.save(name.getText());
    name.clear();
    fill();
  }

  private void fill() {
    list.getChildren().setAll(model.saved().entrySet().stream().map(this::line).toList());
    list.setVisible(!list.getChildren().isEmpty());
    list.setManaged(list.isVisible());
  }

  private Node line(Map.Entry<String, String> saved) {
    Button look = button(saved.getKey(), "Apply filter " + saved.getKey());
    look.getStyleClass().add("saved-filter");
    look.setOnAction(e -> model.search().setWritten(saved.getValue()));
    Button rename = button("Rename", "Rename filter " + saved.getKey());
    Button delete = button("Delete", "Delete filter " + saved.getKey());
    delete.setOnAction(
        e -> {
          model.delete(saved.getKey());
          fill();
          name.requestFocus();
        });
    HBox line = new HBox(2, look, rename, delete);
    line.setAlignment(Pos.CENTER_LEFT);
    rename.setOnAction(e -> rename(line, saved.getKey()));
    return line;
  }

  private static Button button(String words, String spoken) {
    Button button = new Button(words);
    button.getStyleClass().add("flat");
    button.setAccessibleText(spoken);
    return button;
  }

  /** The name itself becomes a box to type in; Enter keeps it. */
  private void rename(HBox line, String was) {
    TextField other = new TextField(was);
    other.setId("filter-rename");
    other.setAccessibleText("New name for filter " + was);
    other.setOnAction(
        e -> {
          model.rename(was, other.getText());
          fill();
          name.requestFocus();
        });
    Label label = new Label(" Press Enter to rename");
    label.getStyleClass().add("muted");
    line.getChildren().setAll(other, label);
    other.requestFocus();
    other.selectAll();
  }
}
