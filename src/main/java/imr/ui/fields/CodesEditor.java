package imr.ui.fields;

import imr.annotation.Field;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The codes of a coded field: to add, rename and order them. */
final class CodesEditor extends VBox {
  private final FieldsModel model;
  private final ListView<Field.Code> list = new ListView<>();
  private final TextField words = new TextField();
  private final Button rename = button("Rename", "fields-rename-code", this::rename);
  private List<Field.Code> shown = List.of();

  CodesEditor(FieldsModel model) {
    super(6);
    this.model = model;
    Label title = new Label("Choices (Alt+↑ or Alt+↓ to move)");
    title.getStyleClass().add("muted");
    list.setId("fields-codes");
    list.setAccessibleText("Choices");
    list.setFixedCellSize(24);
    list.setPrefHeight(90);
    list.setMinHeight(90);
    list.setCellFactory(l -> new CodeCell());
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((o, was, is) -> rename.setDisable(is == null));
    VBox.setVgrow(list, Priority.ALWAYS);
    words.setId("fields-code");
    words.setPromptText("Choice label; press Enter to add");
    words.setAccessibleText("Choice label");
    words.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ENTER) {
            e.consume();
            add();
          }
        });
    HBox.setHgrow(words, Priority.ALWAYS);
    rename.setDisable(true);
    HBox below = new HBox(8, words, button("Add choice", "fields-add-code", this::add), rename);
    below.setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(title, list, below);
    managedProperty().bind(visibleProperty());
  }

  private static Button button(String words, String id, Runnable action) {
    Button button = new Button(words);
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(e -> action.run());
    return button;
  }

  /** Shows a coded field's codes; nothing for another one. */
  void show(Optional<Field> coded) {
    setVisible(coded.isPresent());
    List<Field.Code> now = coded.map(Field::codes).orElse(List.of());
    if (!now.equals(shown)) {
      shown = now;
      list.getItems().setAll(now);
      list.getSelectionModel().clearSelection();
    }
  }

  private void add() {
    if (!words.getText().isBlank() && model.addCode(words.getText())) {
      words.clear();
      list.scrollTo(shown.size() - 1);
    }
  }

  private void rename() {
    Field.Code chosen = list.getSelectionModel().getSelectedItem();
    if (chosen != null && !words.getText().isBlank()) {
      if (model.renameCode(chosen.code(), words.getText())) {
        words.clear();
      }
    } else if (chosen != null) {
      words.setText(chosen.label());
      words.requestFocus();
      words.selectAll();
    }
  }

  private void pressed(KeyEvent event) {
    Field.Code chosen = list.getSelectionModel().getSelectedItem();
    boolean up = event.getCode() == KeyCode.UP;
    if (chosen != null && event.isAltDown() && (up || event.getCode() == KeyCode.DOWN)) {
      event.consume();
      model.moveCode(chosen.code(), up ? -1 : 1);
      shown.stream()
          .filter(c -> c.code().equals(chosen.code()))
          .findFirst()
          .ifPresent(list.getSelectionModel()::select);
    } else if (chosen != null && event.getCode() == KeyCode.F2) {
      event.consume();
      words.clear();
      rename();
    }
  }

  /** A code's label, and the code that stays. */
  private static final class CodeCell extends ListCell<Field.Code> {
    @Override
    protected void updateItem(Field.@Nullable Code code, boolean empty) {
      super.updateItem(code, empty);
      setText(
          empty || code == null
              ? ""
              : code.label().equals(code.code())
                  ? code.label()
                  : code.label() + "  ·  " + code.code());
    }
  }
}
