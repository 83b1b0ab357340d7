package imr.ui.column;

import imr.annotation.DisplayFormat;
import imr.annotation.Field;
import imr.review.ColumnLine;
import imr.review.ColumnQuery;
import imr.review.ColumnRow;
import imr.review.ValueDecision;
import imr.ui.kit.Overlay;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * One field over all letters: a list of values with their sentences, a preview of what a decision
 * would be about, and one key for each decision.
 */
public final class ColumnDialog extends VBox {
  /** Below this chance a suggestion stands out. */
  static final double DOUBTFUL = 0.7;

  private static final double MOST_WIDE = 1050;
  private static final double MOST_HIGH = 760;
  private static final double LINES = 3;

  private final ColumnModel model;
  private final BiFunction<Field, String, String> code;
  private final ComboBox<Field> fields = new ComboBox<>();
  private final TextField words = new TextField();
  private final ComboBox<Choice<ColumnQuery.Show>> show = new ComboBox<>();
  private final ComboBox<Choice<Double>> below = new ComboBox<>();
  private final CheckBox grouped = new CheckBox("Group equal values (G)");
  private final Label count = new Label();
  private final HBox titles = new HBox(10);
  private final ListView<ColumnLine> list = new ListView<>();
  private final Label preview = new Label();
  private final ListView<ColumnRow> sentences = new ListView<>();
  private final Label notice = new Label();
  private final List<ColumnCell> cells = new ArrayList<>();
  private final List<PreviewCell> previews = new ArrayList<>();
  private int anchor = -1;
  private boolean showing;

  /** A choice with its words. */
  private record Choice<T>(T what, String words) {
    @Override
    public String toString() {
      return words;
    }
  }

  private ColumnDialog(ColumnModel model, BiFunction<Field, String, String> code) {
    super(8);
    this.model = model;
    this.code = code;
    setId("column");
    getChildren().setAll(head(), filters(), titles, list, preview, sentences, foot());
    layOutList();
    layOutPreview();
    layOutTitles();
    model.view().addListener((o, was, is) -> show(is));
    model.preview().addListener((o, was, is) -> show(is));
    model.sentences().version().addListener((o, was, is) -> refreshCells());
    model.notice().addListener((o, was, is) -> refreshCells());
  }

  /**
   * Shows the screen.
   *
   * @param first the field that is read first
   * @param code reads the name of a code that was typed; gives other words back as they are
   * @param closed run once the screen is gone and every decision is on disk
   */
  public static void show(
      Overlay overlay,
      ColumnModel model,
      Optional<Field> first,
      BiFunction<Field, String, String> code,
      Runnable closed) {
    ColumnDialog dialog = new ColumnDialog(model, code);
    dialog.setPrefSize(MOST_WIDE, MOST_HIGH);
    overlay.show(dialog, dialog.list);
    dialog.sceneProperty().addListener((o, was, is) -> dialog.leave(is, closed));
    dialog.fields.setValue(first.orElseGet(() -> dialog.fields.getItems().getFirst()));
  }

  private void leave(@Nullable Scene now, Runnable closed) {
    if (now == null) {
      model.stop();
      model.whenWritten(closed);
    }
  }

  private Node head() {
    Label title = new Label("Review one field");
    title.getStyleClass().add("sheet-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    fields.setId("column-field");
    fields.setAccessibleText("Field");
    fields.getItems().setAll(model.fields());
    fields.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Field field) {
            return field == null ? "" : model.label(field);
          }

          @Override
          public @Nullable Field fromString(String name) {
            return null;
          }
        });
    fields.valueProperty().addListener((o, was, is) -> model.choose(is));
    words.setId("column-words");
    words.setPromptText("Find values or letters");
    words.setAccessibleText("Find values or letters");
    words.textProperty().addListener((o, was, is) -> model.show(model.query().withWords(is)));
    words.addEventFilter(KeyEvent.KEY_PRESSED, this::toTheList);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox head = new HBox(12, title, fields, words);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private void toTheList(KeyEvent event) {
    if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
      event.consume();
      list.requestFocus();
    }
  }

  private Node filters() {
    show.setId("column-show");
    show.setAccessibleText("Which values");
    show.getItems()
        .setAll(
            List.of(
                new Choice<>(ColumnQuery.Show.UNREVIEWED, "Unreviewed"),
                new Choice<>(ColumnQuery.Show.REVIEWED, "Reviewed"),
                new Choice<>(ColumnQuery.Show.ALL, "All values")));
    show.setValue(show.getItems().getFirst());
    show.valueProperty().addListener((o, was, is) -> model.show(model.query().showing(is.what())));
    below.setId("column-below");
    below.setAccessibleText("Chance of being right");
    below
        .getItems()
        .setAll(
            List.of(
                new Choice<>(ColumnQuery.ANY, "Any chance"),
                new Choice<>(0.9, "Below 90%"),
                new Choice<>(0.7, "Below 70%"),
                new Choice<>(0.5, "Below 50%")));
    below.setValue(below.getItems().getFirst());
    below
        .valueProperty()
        .addListener((o, was, is) -> model.show(model.query().withBelow(is.what())));
    grouped.setId("column-grouped");
    grouped.setMinWidth(Region.USE_PREF_SIZE);
    grouped
        .selectedProperty()
        .addListener((o, was, is) -> model.show(model.query().withGrouped(is)));
    count.setId("column-count");
    count.getStyleClass().add("muted");
    count.setMinWidth(Region.USE_PREF_SIZE);
    Label progress = new Label();
    progress.setId("column-progress");
    progress.getStyleClass().add("muted");
    progress.textProperty().bind(model.progress());
    progress.setMinWidth(0);
    HBox filters = new HBox(12, show, below, grouped, gap(), progress, count);
    filters.setAlignment(Pos.CENTER_LEFT);
    return filters;
  }

  private void layOutTitles() {
    titles.getStyleClass().add("column-titles");
    titles.setAlignment(Pos.CENTER_LEFT);
    Region mark = new Region();
    mark.setMinWidth(ColumnCell.MARK);
    Label sentence = new Label("Sentence");
    sentence.setMaxWidth(Double.MAX_VALUE);
    sentence.setMinWidth(0);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    Button chance = title("Chance", ColumnQuery.Sort.DOUBT, ColumnCell.CHANCE);
    chance.setStyle("-fx-alignment: center-right");
    titles
        .getChildren()
        .setAll(
            mark,
            title("Letter", ColumnQuery.Sort.LETTER, ColumnCell.TITLE),
            title("Value", ColumnQuery.Sort.VALUE, ColumnCell.VALUE),
            sentence,
            chance,
            title("State", ColumnQuery.Sort.STATE, ColumnCell.STATE));
  }

  private Button title(String name, ColumnQuery.Sort by, double width) {
    Button button = new Button(name);
    button.setId("column-sort-" + by.name().toLowerCase(Locale.ROOT));
    button.getStyleClass().addAll("flat", "column-title");
    button.setMinWidth(width);
    button.setPrefWidth(width);
    button.setMaxWidth(width);
    button.setOnAction(
        e -> {
          model.show(model.query().sorted(by));
          markSort();
        });
    button.setUserData(by);
    return button;
  }

  /** The way in which the list is sorted has an arrow. */
  private void markSort() {
    for (Node node : titles.getChildren()) {
      if (node instanceof Button button && button.getUserData() instanceof ColumnQuery.Sort by) {
        String arrow = model.query().descending() ? " ▾" : " ▴";
        button.setText(
            button.getText().replaceAll(" [▾▴]", "") + (model.query().sort() == by ? arrow : ""));
      }
    }
  }

  private void layOutList() {
    list.setId("column-list");
    list.setAccessibleText("Values");
    list.setFixedCellSize(ColumnCell.ROW);
    list.setMinHeight(120);
    list.setEditable(true);
    list.setPlaceholder(new Label(""));
    list.setCellFactory(l -> cell());
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    list.getSelectionModel()
        .selectedIndexProperty()
        .addListener(
            (o, was, is) -> {
              if (!showing && is.intValue() >= 0) {
                model.go(is.intValue());
              }
            });
    VBox.setVgrow(list, Priority.ALWAYS);
  }

  private ColumnCell cell() {
    ColumnCell cell = new ColumnCell(model, typed -> code.apply(fields.getValue(), typed));
    cell.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> clicked(cell, e));
    cells.add(cell);
    return cell;
  }

  private void clicked(ColumnCell cell, MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY || cell.isEmpty() || cell.isEditing()) {
      return;
    }
    int at = cell.getIndex();
    if (event.isShiftDown()) {
      event.consume();
      extend(at);
    } else if (event.isShortcutDown()) {
      event.consume();
      toggle(at);
    } else if (event.getClickCount() == 2) {
      event.consume();
      select(at);
      expandOrEdit(cell.getItem());
    } else {
      model.clearSelection();
      anchor = at;
      refreshCells();
    }
  }

  private void expandOrEdit(ColumnLine line) {
    if (line instanceof ColumnLine.Group group) {
      model.expand(!group.expanded());
    } else {
      list.edit(list.getSelectionModel().getSelectedIndex());
    }
  }

  private void pressed(KeyEvent event) {
    if (event.getTarget() instanceof TextInputControl) {
      return;
    }
    boolean known = true;
    switch (event.getCode()) {
      case ENTER -> decide(new ValueDecision.Confirm());
      case DELETE, BACK_SPACE -> decide(new ValueDecision.Reject());
      case F2 -> list.edit(at());
      case SPACE -> toggle(at());
      case RIGHT -> model.expand(true);
      case LEFT -> model.expand(false);
      case G -> grouped.setSelected(!grouped.isSelected());
      case A -> known = onShortcut(event, this::selectAll);
      case Z -> known = onShortcut(event, model::undo);
      case UP -> known = extended(event, -1);
      case DOWN -> known = extended(event, 1);
      default -> known = false;
    }
    if (known) {
      event.consume();
    }
  }

  private static boolean onShortcut(KeyEvent event, Runnable action) {
    if (event.isShortcutDown()) {
      action.run();
    }
    return event.isShortcutDown();
  }

  private boolean extended(KeyEvent event, int by) {
    if (!event.isShiftDown()) {
      anchor = -1;
      return false;
    }
    extend(Math.clamp((long) at() + by, 0, Math.max(0, list.getItems().size() - 1)));
    return true;
  }

  private int at() {
    return Math.max(0, list.getSelectionModel().getSelectedIndex());
  }

  private void extend(int to) {
    anchor = anchor < 0 ? at() : anchor;
    model.select(anchor, to);
    select(to);
    refreshCells();
  }

  private void toggle(int line) {
    if (line < list.getItems().size()) {
      select(line);
      model.toggle(line);
      anchor = line;
      refreshCells();
    }
  }

  private void selectAll() {
    model.selectAll();
    refreshCells();
  }

  private void select(int line) {
    list.getSelectionModel().select(line);
    list.getFocusModel().focus(line);
    keepInView(line);
  }

  private void keepInView(int line) {
    boolean seen =
        cells.stream()
            .anyMatch(c -> c.getIndex() == line && !c.isEmpty() && c.isVisible() && inList(c));
    if (!seen) {
      list.scrollTo(Math.max(0, line - 2));
    }
  }

  private boolean inList(ColumnCell cell) {
    return cell.getBoundsInParent().getMinY() >= 0
        && cell.getBoundsInParent().getMaxY() <= list.getHeight();
  }

  /** Decides, and goes on to the next line. */
  private void decide(ValueDecision decision) {
    int next = Math.min(at() + 1, list.getItems().size() - 1);
    model.decide(decision);
    anchor = -1;
    if (next >= 0) {
      select(next);
    }
    refreshCells();
    list.requestFocus();
  }

  private void layOutPreview() {
    preview.setId("column-preview");
    preview.setWrapText(true);
    preview.setMinHeight(USE_PREF_SIZE);
    sentences.setId("column-sentences");
    sentences.setAccessibleText("Sentences of the chosen values");
    sentences.getStyleClass().add("bulk-left");
    sentences.setFixedCellSize(26);
    double high = LINES * 26 + 6;
    sentences.setMinHeight(high);
    sentences.setPrefHeight(high);
    sentences.setMaxHeight(high);
    sentences.setFocusTraversable(false);
    sentences.setCellFactory(l -> new PreviewCell());
  }

  /** A letter and the sentence. */
  private final class PreviewCell extends ListCell<ColumnRow> {
    private final Label title = new Label();
    private final ColumnCell.SentenceNode sentence = new ColumnCell.SentenceNode(400);
    private final HBox box = new HBox(10, title, sentence);

    PreviewCell() {
      previews.add(this);
      title.getStyleClass().add("muted");
      title.setMinWidth(ColumnCell.TITLE);
      title.setMaxWidth(ColumnCell.TITLE);
      HBox.setHgrow(sentence, Priority.ALWAYS);
      box.setMinWidth(0);
      box.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ColumnRow row, boolean empty) {
      super.updateItem(row, empty);
      setGraphic(empty || row == null ? null : box);
      refresh();
    }

    void refresh() {
      ColumnRow row = getItem();
      if (row != null && !isEmpty()) {
        title.setText(row.title());
        sentence.show(model.sentences().of(row));
        setAccessibleText(row.title() + ": " + sentence.words());
      }
    }
  }

  private Node foot() {
    notice.setId("column-notice");
    notice.textProperty().bind(model.notice());
    notice.setMinWidth(0);
    HBox.setHgrow(notice, Priority.ALWAYS);
    notice.setMaxWidth(Double.MAX_VALUE);
    Button confirm = button("Confirm", "Enter", () -> decide(new ValueDecision.Confirm()));
    confirm.getStyleClass().add("accent-button");
    confirm.setId("column-confirm");
    Button edit = button("Edit", "F2", () -> list.edit(at()));
    edit.setId("column-edit");
    Button reject = button("Reject", "Del", () -> decide(new ValueDecision.Reject()));
    reject.setId("column-reject");
    Button undo = button("Undo", "Ctrl+Z", model::undo);
    undo.setId("column-undo");
    HBox foot = new HBox(10, notice, confirm, edit, reject, undo, Overlay.leave("Close"));
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.getStyleClass().add("gold-foot");
    return foot;
  }

  private static Button button(String name, String key, Runnable action) {
    Button button = new Button(name + "   " + key);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setFocusTraversable(false);
    button.setOnAction(e -> action.run());
    return button;
  }

  private void show(ColumnModel.View view) {
    if (list.getEditingIndex() >= 0) {
      list.edit(-1);
    }
    showing = true;
    ObservableList<ColumnLine> lines = FXCollections.observableList(view.lines());
    list.setItems(lines);
    if (view.current() >= 0) {
      select(view.current());
    }
    showing = false;
    count.setText(count(view));
    if (lines.isEmpty()) {
      ((Label) list.getPlaceholder())
          .setText("No values to show. Change the filters or the field.");
    }
    refreshCells();
  }

  private String count(ColumnModel.View view) {
    String values = DisplayFormat.count(view.values(), "value");
    return model.query().grouped()
        ? values
            + " in "
            + DisplayFormat.count(
                view.lines().stream().filter(ColumnLine.Group.class::isInstance).count(), "group")
        : values;
  }

  private void show(ColumnModel.Preview now) {
    sentences.setItems(FXCollections.observableList(now.rows()));
    preview.setText(sentence(now));
  }

  private static String sentence(ColumnModel.Preview now) {
    String finished =
        now.finished() == 0
            ? ""
            : " "
                + DisplayFormat.count(now.finished(), "value")
                + (now.finished() == 1 ? " is" : " are")
                + " in finished letters and won't change.";
    if (now.rows().isEmpty()) {
      return finished.isEmpty() ? "Nothing is chosen." : finished.strip();
    }
    return "Enter confirms %s in %s; Delete rejects; F2 enters another value."
            .formatted(
                DisplayFormat.count(now.rows().size(), "value"),
                DisplayFormat.count(now.letters(), "letter"))
        + finished;
  }

  private void refreshCells() {
    cells.forEach(ColumnCell::refresh);
    previews.forEach(PreviewCell::refresh);
  }

  private static Region gap() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }
}
