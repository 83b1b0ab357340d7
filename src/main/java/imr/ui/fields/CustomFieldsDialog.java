package imr.ui.fields;

import imr.ui.kit.ColorPalette;
import imr.ui.kit.Overlay;
import imr.ui.kit.TwoParts;
import imr.ui.kit.WrappingRow;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The project's fields on the overlay: the tree of groups and fields at the left, the chosen one at
 * the right, below what saving will change. Leaving it keeps what is not saved for the next time.
 */
public final class CustomFieldsDialog extends VBox {
  private static final double ROW = 26;

  private final FieldsModel model;
  private final Runnable save;
  private final ListView<FieldsModel.FieldTreeRow> tree = new ListView<>();
  private final StackPane right = new StackPane();
  private final FieldDetails details;
  private final NewFieldForm adding;
  private final Label notice = new Label();
  private final Label pending = new Label();
  private final Button saving = new Button("Save (Ctrl+S)");
  private final Button undo = new Button("Undo (Ctrl+Z)");
  private boolean filling;

  private CustomFieldsDialog(FieldsModel model, Supplier<ColorPalette> palette, Runnable save) {
    super(10);
    this.model = model;
    this.save = save;
    this.details = new FieldDetails(model, palette);
    this.adding = new NewFieldForm(model, this::added);
    setId("fields");
    getStyleClass().add("fields-sheet");
    setPrefWidth(950);
    Label title = new Label("Project fields");
    title.getStyleClass().add("sheet-title");
    layOutTree();
    VBox left = new VBox(8, tree, addButtons());
    tree.setMinHeight(120);
    VBox.setVgrow(tree, Priority.ALWAYS);
    ScrollPane scroll = new ScrollPane(right);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("report-list");
    scroll.setMinHeight(160);
    TwoParts middle = new TwoParts(700, 0.43, left, scroll);
    middle.setPrefHeight(470);
    VBox.setVgrow(middle, Priority.ALWAYS);
    getChildren().addAll(title, middle, foot());
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    model.schema().addListener((o, was, is) -> fill());
    model.chosen().addListener((o, was, is) -> showChosen());
    model.notice().addListener((o, was, is) -> fillFoot());
    right.getChildren().setAll(details);
    fill();
  }

  /**
   * Shows the dialog with the keyboard on the tree.
   *
   * @param save keeps the model's changes
   */
  public static void show(
      Overlay overlay, FieldsModel model, Supplier<ColorPalette> palette, Runnable save) {
    CustomFieldsDialog sheet = new CustomFieldsDialog(model, palette, save);
    overlay.show(sheet, sheet.tree);
  }

  private void layOutTree() {
    tree.setId("fields-tree");
    tree.setFixedCellSize(ROW);
    tree.setAccessibleText("Groups and fields");
    tree.setCellFactory(l -> new LineCell());
    tree.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, was, is) -> {
              if (is != null && !filling) {
                details.commit();
                model.choose(is.place());
              }
            });
  }

  private Node addButtons() {
    FlowPane buttons =
        new FlowPane(
            6,
            4,
            button("Field", "N", "fields-add", this::addField),
            button("Group", "G", "fields-add-group", this::addGroup),
            button("Up", "Alt+↑", "fields-up", () -> model.move(-1)),
            button("Down", "Alt+↓", "fields-down", () -> model.move(1)),
            button("Hide", "Del", "fields-hide", model::hide));
    buttons.setMinHeight(USE_PREF_SIZE);
    buttons.getStyleClass().add("fields-buttons");
    return buttons;
  }

  private static Button button(String words, String key, String id, Runnable action) {
    Button button = new Button(words);
    Label sign = new Label(key);
    sign.getStyleClass().add("key");
    sign.setMinWidth(Region.USE_PREF_SIZE);
    button.setGraphic(sign);
    button.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setFocusTraversable(false);
    button.getStyleClass().addAll("flat", "key-words");
    button.setOnAction(e -> action.run());
    return button;
  }

  private Node foot() {
    notice.setId("fields-notice");
    notice.setWrapText(true);
    notice.getStyleClass().add("fields-notice");
    pending.setId("fields-pending");
    pending.setWrapText(true);
    pending.setMaxHeight(54);
    VBox words = new VBox(2, notice, pending);
    words.setMinWidth(0);
    words.setMinHeight(58);
    words.setAlignment(Pos.CENTER_LEFT);
    undo.setId("fields-undo");
    undo.setOnAction(e -> model.undo());
    saving.setId("fields-save");
    saving.getStyleClass().add("accent-button");
    saving.setOnAction(e -> saveAll());
    undo.setMinWidth(Region.USE_PREF_SIZE);
    saving.setMinWidth(Region.USE_PREF_SIZE);
    WrappingRow foot = new WrappingRow(words, undo, Overlay.leave("Cancel"), saving);
    foot.getStyleClass().add("gold-foot");
    return foot;
  }

  private void fill() {
    filling = true;
    tree.getItems().setAll(model.lines());
    showChosenLine();
    filling = false;
    details.show();
    fillFoot();
  }

  private void showChosen() {
    filling = true;
    showChosenLine();
    filling = false;
    right.getChildren().setAll(details);
    details.show();
  }

  private void showChosenLine() {
    int at = model.chosenLine();
    tree.getSelectionModel().select(at);
    tree.scrollTo(Math.max(0, at - 8));
  }

  private void fillFoot() {
    List<String> changes = model.sentences();
    Optional<String> hindrance = model.hindrance();
    notice.setText(model.notice().get().isEmpty() ? hindrance.orElse("") : model.notice().get());
    notice.setManaged(!notice.getText().isEmpty());
    pending.setText(words(changes));
    pending.getStyleClass().setAll("label", "muted");
    undo.setDisable(changes.isEmpty());
    saving.setDisable(changes.isEmpty() || hindrance.isPresent());
  }

  private String words(List<String> changes) {
    if (changes.isEmpty()) {
      boolean none = model.schema().get().all().noneMatch(FieldDetails::isOwn);
      return none ? "No custom fields yet. Press N to add one." : "No changes yet.";
    }
    String last = changes.getLast();
    return changes.size() == 1
        ? "1 unsaved change: " + last
        : "%d unsaved changes. Last: %s".formatted(changes.size(), last);
  }

  private void addField() {
    details.commit();
    right.getChildren().setAll(adding);
    adding.begin();
  }

  private void addGroup() {
    details.commit();
    String label = "New group";
    for (int i = 2; !model.addGroup(label) && i < 100; i++) {
      label = "New group " + i;
    }
    details.focusLabel();
  }

  private void added(boolean taken) {
    right.getChildren().setAll(details);
    details.show();
    tree.requestFocus();
    if (!taken) {
      fillFoot();
    }
  }

  private void saveAll() {
    if (right.getChildren().contains(adding)) {
      adding.add();
    }
    details.commit();
    if (!saving.isDisabled() && model.notice().get().isEmpty()) {
      save.run();
    }
  }

  /** Single letters are the tree's alone; elsewhere they are typed. */
  private void pressed(KeyEvent event) {
    if (event.isShortcutDown() && event.getCode() == KeyCode.S) {
      event.consume();
      saveAll();
    } else if (event.isShortcutDown() && event.getCode() == KeyCode.Z && !isTyping()) {
      event.consume();
      model.undo();
    } else if (event.getCode() == KeyCode.ESCAPE && right.getChildren().contains(adding)) {
      event.consume();
      added(true);
    } else if (tree.isFocused() && pressedInTree(event)) {
      event.consume();
    }
  }

  private boolean isTyping() {
    return getScene().getFocusOwner() instanceof javafx.scene.control.TextInputControl;
  }

  private boolean pressedInTree(KeyEvent event) {
    Optional<Runnable> verb = Optional.empty();
    if (event.isAltDown()) {
      verb =
          switch (event.getCode()) {
            case UP -> Optional.of(() -> model.move(-1));
            case DOWN -> Optional.of(() -> model.move(1));
            default -> Optional.empty();
          };
    } else if (!event.isShortcutDown()) {
      verb =
          switch (event.getCode()) {
            case N, INSERT -> Optional.of(this::addField);
            case G -> Optional.of(this::addGroup);
            case F2, ENTER -> Optional.of(details::focusLabel);
            case DELETE, BACK_SPACE -> Optional.of(model::hide);
            default -> Optional.empty();
          };
    }
    verb.ifPresent(Runnable::run);
    return verb.isPresent();
  }

  /** A line of the tree: its label, its key, and what is special about it. */
  private static final class LineCell extends ListCell<FieldsModel.FieldTreeRow> {
    private final Label label = new Label();
    private final Label key = new Label();
    private final Label state = new Label();
    private final Region gap = new Region();
    private final HBox line = new HBox(8, label, key, gap, state);

    LineCell() {
      key.getStyleClass().add("key");
      state.getStyleClass().add("muted");
      label.setMinWidth(0);
      state.setMinWidth(Region.USE_PREF_SIZE);
      key.setMinWidth(Region.USE_PREF_SIZE);
      HBox.setHgrow(gap, Priority.ALWAYS);
      line.setAlignment(Pos.CENTER_LEFT);
      line.setMinWidth(0);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(FieldsModel.@Nullable FieldTreeRow item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        setGraphic(null);
        setAccessibleText("");
        return;
      }
      label.setText(item.label());
      label.getStyleClass().setAll("label", style(item));
      key.setText(item.key());
      key.setVisible(!item.key().isEmpty());
      key.setManaged(key.isVisible());
      state.setText(item.detail());
      line.setPadding(new javafx.geometry.Insets(0, 0, 0, 16.0 * item.depth()));
      setAccessibleText((item.label() + " " + item.detail()).strip());
      setGraphic(line);
    }

    private static String style(FieldsModel.FieldTreeRow item) {
      return item.depth() == 0 ? "fields-group" : item.hidden() ? "muted" : "fields-field";
    }
  }
}
