package imr.ui.fields;

import imr.annotation.CustomId;
import imr.annotation.Field;
import imr.annotation.GroupColor;
import imr.annotation.Schema;
import imr.annotation.SchemaEditText;
import imr.ui.kit.ColorPalette;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The chosen field or group: what can be changed of it, and how it will look on the form. */
final class FieldDetails extends VBox {
  private static final List<GroupColor> HUES = List.of(GroupColor.values());

  private final FieldsModel model;
  private final FieldPreview preview;
  private final CodesEditor codes;
  private final TextField label = new TextField();
  private final TextField key = new TextField();
  private final TextArea help = new TextArea();
  private final ComboBox<String> group = new ComboBox<>();
  private final ComboBox<String> hue = new ComboBox<>();
  private final Label kind = new Label();
  private final Label id = new Label();
  private final GridPane grid = new GridPane();
  private boolean filling;

  FieldDetails(FieldsModel model, Supplier<ColorPalette> palette) {
    super(10);
    this.model = model;
    this.preview = new FieldPreview(palette);
    this.codes = new CodesEditor(model);
    label.setId("fields-label");
    label.setAccessibleText("Label");
    key.setId("fields-key");
    key.setAccessibleText("Key");
    key.setPromptText("none");
    key.setMaxWidth(80);
    help.setId("fields-help");
    help.setAccessibleText("Guidance");
    help.setPromptText(
        "Describe what belongs in the field, and where the highlight starts and ends.");
    help.setPrefRowCount(2);
    help.setWrapText(true);
    group.setId("fields-group-of");
    group.setAccessibleText("Group");
    hue.setId("fields-color");
    hue.setAccessibleText("Color");
    id.getStyleClass().add("muted");
    hue.getItems().setAll(HUES.stream().map(h -> h.name().toLowerCase(Locale.ROOT)).toList());
    keepOnLeave(label, model::rename);
    keepOnLeave(key, model::setKey);
    keepOnLeave(help, model::setHelp);
    group.setOnAction(e -> unlessFilling(this::setGroup));
    hue.setOnAction(e -> unlessFilling(this::setHue));
    grid.setHgap(10);
    grid.setVgap(8);
    VBox.setVgrow(codes, Priority.ALWAYS);
    getChildren().setAll(grid, preview, codes);
  }

  static boolean isOwn(Field field) {
    return CustomId.isOwn(field.id());
  }

  private void keepOnLeave(TextInputControl input, Consumer<String> keep) {
    input
        .focusedProperty()
        .addListener(
            (o, was, is) -> {
              if (was && !is) {
                unlessFilling(() -> keep.accept(input.getText()));
              }
            });
    input.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ENTER) {
            e.consume();
            unlessFilling(() -> keep.accept(input.getText()));
          }
        });
  }

  private void unlessFilling(Runnable change) {
    if (!filling) {
      change.run();
    }
  }

  /** Keeps what is in the edit boxes. */
  void commit() {
    List<TextInputControl> boxes = List.of(label, key, help);
    if (boxes.stream().anyMatch(TextInputControl::isFocused)) {
      unlessFilling(
          () -> {
            String typedKey = key.getText();
            String typedHelp = help.getText();
            model.rename(label.getText());
            if (model.field().isPresent()) {
              model.setKey(typedKey);
              model.setHelp(typedHelp);
            }
          });
    }
  }

  private void setGroup() {
    int at = group.getSelectionModel().getSelectedIndex();
    if (at >= 0) {
      model.setGroup(model.schema().get().groups().get(at).id());
    }
  }

  private void setHue() {
    int at = hue.getSelectionModel().getSelectedIndex();
    if (at >= 0) {
      model.setHue(HUES.get(at));
    }
  }

  void focusLabel() {
    label.requestFocus();
    label.selectAll();
  }

  /** Shows the chosen line as it is now. */
  void show() {
    filling = true;
    grid.getChildren().clear();
    Optional<Field> field = model.field();
    label.setText(field.map(Field::label).orElse(model.group().label()));
    row(0, "Label", label);
    field.ifPresentOrElse(this::showField, () -> showGroup(model.group()));
    codes.show(field.filter(f -> f.type() == Field.Type.CODE));
    preview.show(model.schema().get(), field, model.group());
    filling = false;
  }

  private void row(int row, String words, Node node) {
    Label name = new Label(words);
    name.getStyleClass().add("muted");
    name.setMinWidth(70);
    name.setLabelFor(node);
    GridPane.setHgrow(node, Priority.ALWAYS);
    grid.add(name, 0, row);
    grid.add(node, 1, row);
  }

  private void showField(Field field) {
    kind.setText(SchemaEditText.kind(field) + (isOwn(field) ? "" : ", built-in"));
    id.setText(field.id().path());
    key.setText(field.key());
    help.setText(field.help());
    row(1, "Kind", kind);
    row(2, "ID", id);
    group
        .getItems()
        .setAll(model.schema().get().groups().stream().map(Schema.Group::label).toList());
    group.getSelectionModel().select(model.group().label());
    group.setDisable(!isOwn(field));
    row(3, "Group", group);
    row(4, "Key", key);
    row(5, "Help", help);
  }

  private void showGroup(Schema.Group shown) {
    id.setText(shown.id());
    row(1, "ID", id);
    if (shown.hue().isPresent()) {
      hue.getSelectionModel().select(HUES.indexOf(shown.hue().get()));
      row(2, "Color", hue);
    } else {
      kind.setText("Built-in group (color can't be changed)");
      row(2, "Kind", kind);
    }
  }
}
