package imr.ui.library;

import imr.search.QuerySubject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;

/** Any field of the schema, and a value that letters have in it, or any words. */
final class FieldValueFilter extends FlowPane {
  private final ComboBox<String> fields = FilterDialog.combo("filter-field");
  private final ComboBox<String> value = FilterDialog.combo("filter-value");
  private final FilterModel model;
  private final Map<String, QuerySubject> all;
  private List<FilterModel.Option> options = List.of();

  FieldValueFilter(FilterModel model) {
    super(8, 6);
    setMinHeight(USE_PREF_SIZE);
    this.model = model;
    this.all = model.all();
    Label label = new Label("Any field");
    label.setLabelFor(fields);
    label.setMinWidth(100);
    fields.getItems().setAll(all.keySet());
    fields.setPromptText("Choose a field");
    fields.setPrefWidth(230);
    fields.setOnAction(e -> offer());
    value.setEditable(true);
    value.setPromptText("Choose a value");
    value.getEditor().setAccessibleText("Value");
    value.getEditor().addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    value.setPrefWidth(250);
    Button add = new Button("Add");
    add.setId("filter-add");
    add.setOnAction(e -> add());
    setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(label, fields, value, add);
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      add();
    }
  }

  private Optional<QuerySubject> chosen() {
    return Optional.ofNullable(fields.getValue()).map(all::get);
  }

  private void offer() {
    Optional<QuerySubject> asked = chosen();
    asked.ifPresent(
        about ->
            model.values(
                about,
                found -> {
                  if (asked.equals(chosen())) {
                    options = found;
                    value.getItems().setAll(found.stream().map(FilterModel.Option::words).toList());
                  }
                }));
  }

  private void add() {
    String words = value.getEditor().getText().strip();
    if (!words.isEmpty() && chosen().isPresent()) {
      QuerySubject about = chosen().get();
      options.stream()
          .filter(o -> o.words().equals(words))
          .findFirst()
          .ifPresentOrElse(o -> model.add(about, o.match()), () -> model.add(about, words));
      value.getEditor().clear();
    }
  }
}
