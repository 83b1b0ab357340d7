package imr.ui.fields;

import imr.annotation.Field;
import imr.annotation.Schema;
import imr.annotation.SchemaEditText;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What a new field is to be; its kind cannot be changed later. */
final class NewFieldForm extends VBox {
  private static final List<Field.Type> KINDS =
      List.of(
          Field.Type.TEXT,
          Field.Type.DATE,
          Field.Type.NUMBER,
          Field.Type.CODE,
          Field.Type.QUANTITY,
          Field.Type.PAIN_SCORE,
          Field.Type.PAGES,
          Field.Type.GROUP);

  private final FieldsModel model;
  private final Consumer<Boolean> ended;
  private final Label title = new Label();
  private final TextField label = new TextField();
  private final ComboBox<String> kind = new ComboBox<>();
  private final CheckBox many = new CheckBox("List (several values)");
  private final ComboBox<String> group = new ComboBox<>();
  private final TextField key = new TextField();
  private final TextArea inner = new TextArea();
  private final Label innerWords = new Label();
  private final Label trouble = new Label();
  private boolean keyTyped;

  /**
   * @param ended told true when a field was added or the analyst left
   */
  NewFieldForm(FieldsModel model, Consumer<Boolean> ended) {
    super(10);
    this.model = model;
    this.ended = ended;
    setId("fields-new");
    title.getStyleClass().add("bar-title");
    title.setWrapText(true);
    label.setId("fields-new-label");
    label.setPromptText("Label on the form, such as Attorney");
    label.setAccessibleText("Label");
    kind.setId("fields-new-kind");
    kind.setAccessibleText("Kind");
    kind.getItems().setAll(KINDS.stream().map(SchemaEditText::singular).toList());
    many.setId("fields-new-many");
    group.setId("fields-new-group");
    group.setAccessibleText("Group");
    key.setId("fields-new-key");
    key.setAccessibleText("Key");
    key.setMaxWidth(80);
    inner.setId("fields-new-inner");
    inner.setPrefRowCount(4);
    inner.setAccessibleText("One per line");
    innerWords.getStyleClass().add("muted");
    innerWords.setWrapText(true);
    trouble.getStyleClass().add("trouble");
    trouble.setWrapText(true);
    trouble.setId("fields-new-trouble");
    label.textProperty().addListener((o, was, is) -> suggestKey());
    key.textProperty().addListener((o, was, is) -> keyTyped |= key.isFocused());
    kind.getSelectionModel().selectedIndexProperty().addListener((o, was, is) -> showInner(type()));
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    Button add = new Button("Add");
    add.setId("fields-new-add");
    add.getStyleClass().add("accent-button");
    add.setOnAction(e -> add());
    Button leave = new Button("Cancel");
    leave.setOnAction(e -> ended.accept(true));
    HBox buttons = new HBox(8, leave, add);
    buttons.setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(title, grid(), innerWords, inner, trouble, buttons);
  }

  private GridPane grid() {
    GridPane grid = new GridPane();
    grid.setHgap(10);
    grid.setVgap(8);
    row(grid, 0, "Label", label);
    row(grid, 1, "Kind", new HBox(12, kind, many));
    row(grid, 2, "Group", group);
    row(grid, 3, "Key", key);
    return grid;
  }

  private static void row(GridPane grid, int row, String words, Node node) {
    Label name = new Label(words);
    name.getStyleClass().add("muted");
    name.setMinWidth(70);
    GridPane.setHgrow(node, Priority.ALWAYS);
    if (node instanceof HBox box) {
      box.setAlignment(Pos.CENTER_LEFT);
    }
    grid.add(name, 0, row);
    grid.add(node, 1, row);
  }

  /** Starts over, where the chosen line stands. */
  void begin() {
    Schema schema = model.schema().get();
    title.setText(
        model
            .into()
            .map(g -> "New field in each entry of “%s”".formatted(g.label()))
            .orElse("New field"));
    label.clear();
    inner.clear();
    trouble.setText("");
    many.setSelected(false);
    keyTyped = false;
    kind.getSelectionModel().select(0);
    group.getItems().setAll(schema.groups().stream().map(Schema.Group::label).toList());
    group.getSelectionModel().select(model.group().label());
    showInner(Field.Type.TEXT);
    suggestKey();
    label.requestFocus();
  }

  private void suggestKey() {
    if (!keyTyped) {
      boolean deep = model.into().filter(this::isDeep).isPresent();
      key.setText(deep ? "" : model.suggestedKey(label.getText()));
    }
  }

  /** True for citations, whose built-in fields have no keys either. */
  private boolean isDeep(Field entries) {
    return model.schema().get().parent(entries.id()).isPresent();
  }

  private Field.Type type() {
    return KINDS.get(Math.max(0, kind.getSelectionModel().getSelectedIndex()));
  }

  private void showInner(Field.Type type) {
    boolean codes = type == Field.Type.CODE;
    boolean entries = type == Field.Type.GROUP;
    innerWords.setText(
        codes
            ? "Choices, one per line:"
            : "Fields of each entry, one per line. They're text fields; you can add other kinds"
                + " later:");
    for (Node node : List.of(innerWords, inner)) {
      node.setVisible(codes || entries);
      node.setManaged(codes || entries);
    }
    many.setDisable(entries);
  }

  void add() {
    if (label.getText().isBlank()) {
      trouble.setText("Enter a label.");
      label.requestFocus();
      return;
    }
    boolean withInner = inner.isVisible();
    List<String> lines =
        withInner ? inner.getText().lines().filter(l -> !l.isBlank()).toList() : List.of();
    String id =
        model
            .schema()
            .get()
            .groups()
            .get(Math.max(0, group.getSelectionModel().getSelectedIndex()))
            .id();
    boolean added =
        model.add(
            new FieldsModel.NewField(
                label.getText(), type(), many.isSelected(), id, key.getText(), lines));
    if (added) {
      ended.accept(true);
    } else {
      trouble.setText(model.notice().get());
      label.requestFocus();
    }
  }

  /** Enter adds, but in the box of lines it begins a new one. */
  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && !inner.isFocused()) {
      event.consume();
      add();
    }
  }
}
