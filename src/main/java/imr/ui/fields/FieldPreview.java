package imr.ui.fields;

import imr.annotation.Field;
import imr.annotation.Schema;
import imr.ui.kit.ColorPalette;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** How a field will stand on the form, and how its words will be painted in the letter. */
final class FieldPreview extends VBox {
  private final Supplier<ColorPalette> palette;

  FieldPreview(Supplier<ColorPalette> palette) {
    super(4);
    this.palette = palette;
    getStyleClass().add("fields-preview");
    setId("fields-preview");
  }

  void show(Schema schema, Optional<Field> field, Schema.Group group) {
    Label title = new Label(group.label().toUpperCase(Locale.ROOT));
    title.getStyleClass().add("group-title");
    title.setStyle("-fx-padding: 0 0 2 8;");
    getChildren().setAll(title);
    field.ifPresent(f -> getChildren().add(line(f)));
    getChildren().add(words(schema, group));
  }

  private static HBox line(Field field) {
    Label key = new Label(field.key());
    key.getStyleClass().addAll("key", "field-key", field.key().length() == 2 ? "two" : "one");
    key.setVisible(!field.key().isEmpty());
    Label name = new Label(field.label());
    name.getStyleClass().add("blank-label");
    Label value = new Label(field.isGroup() ? "+ Add to " + field.label() : "Unreviewed");
    value.getStyleClass().addAll("blank-value", "nothing");
    StackPane box = new StackPane(value);
    box.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(box, Priority.ALWAYS);
    HBox line = new HBox(8, key, name, box);
    line.setAlignment(Pos.CENTER_LEFT);
    VBox.setVgrow(line, Priority.NEVER);
    line.getStyleClass().add("blank");
    return line;
  }

  /** Painted as in the letter: a tint below the words and a line of the group's color. */
  private HBox words(Schema schema, Schema.Group group) {
    ColorPalette colors = palette.get().with(schema.groups());
    Label before = new Label("In the letter:");
    before.getStyleClass().add("muted");
    Label words = new Label("sample text");
    words.setStyle(
        "-fx-background-color: %s, %s; -fx-background-insets: 0, 0 0 2 0; -fx-padding: 1 2 3 2;"
            .formatted(
                ColorPalette.hex(colors.group(group.id())),
                ColorPalette.hex(colors.tintOf(group.id()))));
    HBox line = new HBox(8);
    line.getChildren().setAll(List.of(before, words));
    line.setAlignment(Pos.CENTER_LEFT);
    line.setStyle("-fx-padding: 2 0 0 8;");
    return line;
  }
}
