package imr.ui.column;

import imr.annotation.DisplayFormat;
import imr.learn.Doubt;
import imr.review.ColumnLine;
import imr.review.ColumnRow;
import imr.review.ValueDecision;
import imr.ui.kit.Overlay;
import java.util.function.UnaryOperator;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A line of the list: a value in its sentence, or equal values of many letters. */
final class ColumnCell extends ListCell<ColumnLine> {
  static final double ROW = 30;

  /** The height of a line whose sentence is below its value. */
  static final double TALL_ROW = 50;

  /** Narrower, the sentence goes below the value. */
  static final double NARROW = 820;

  static final double MARK = 16;
  static final double TITLE = 132;
  static final double VALUE = 190;
  static final double CHANCE = 76;
  static final double STATE = 104;

  /** More before the value leaves no room for it. */
  private static final double BEFORE = 130;

  private static final double GAP = 10;
  private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");
  private static final PseudoClass DOUBTFUL = PseudoClass.getPseudoClass("doubtful");

  private final ColumnModel model;
  private final UnaryOperator<String> code;
  private final Label mark = new Label();
  private final Label title = new Label();
  private final Label value = new Label();
  private final SentenceNode sentence = new SentenceNode(BEFORE);
  private final Label chance = new Label();
  private final Label state = new Label();
  private final TextField typed = new TextField();
  private final Columns content = new Columns();

  /**
   * @param code reads the name of a code that was typed
   */
  ColumnCell(ColumnModel model, UnaryOperator<String> code) {
    this.model = model;
    this.code = code;
    width(mark, MARK);
    width(title, TITLE);
    width(value, VALUE);
    width(chance, CHANCE);
    width(state, STATE);
    chance.setAlignment(Pos.CENTER_RIGHT);
    value.getStyleClass().add("column-value");
    title.getStyleClass().add("muted");
    state.getStyleClass().add("muted");
    chance.getStyleClass().add("column-chance");
    setPrefWidth(0);
    typed.setMinWidth(VALUE);
    typed.setId("column-typed");
    typed.setAccessibleText("New value");
    typed.getProperties().put(Overlay.OWN_ESCAPE, true);
    typed.addEventFilter(KeyEvent.KEY_PRESSED, this::typing);
    typed.focusedProperty().subscribe(this::leftWhileTyping);
  }

  /**
   * The columns of a line. They are as wide as the titles say, so that other words in them change
   * nothing around them.
   */
  private final class Columns extends Region {
    Columns() {
      getChildren().setAll(mark, title, value, sentence, chance, state);
    }

    /** The value, or the box in which another one is typed. */
    void show(Control valueOrTyped) {
      getChildren().set(2, valueOrTyped);
    }

    @Override
    protected double computePrefWidth(double height) {
      return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
      return ROW;
    }

    @Override
    protected void layoutChildren() {
      if (getHeight() > ROW) {
        layOutTwoLines();
      } else {
        layOutOneLine();
      }
    }

    /** The value and what is known of it, and below them the letter and the sentence. */
    private void layOutTwoLines() {
      double high = getHeight() / 2;
      double right = getWidth();
      double at = MARK + GAP;
      place(mark, 0, 0, MARK, high);
      place(state, right - STATE, 0, STATE, high);
      place(chance, right - STATE - GAP - CHANCE, 0, CHANCE, high);
      double values = Math.max(0, right - STATE - CHANCE - 2 * GAP - at - GAP);
      place(getChildren().get(2), at, 0, values, high);
      place(title, at, high, TITLE, high);
      place(sentence, at + TITLE + GAP, high, Math.max(0, right - at - TITLE - GAP), high);
    }

    private void place(Node node, double x, double y, double wide, double room) {
      double high = Math.min(room, node.prefHeight(wide));
      node.resizeRelocate(
          snapPositionX(x), snapPositionY(y + (room - high) / 2), snapSizeX(wide), snapSizeY(high));
    }

    private void layOutOneLine() {
      double fixed = MARK + TITLE + VALUE + CHANCE + STATE + 5 * GAP;
      double at = 0;
      for (Node column : getChildren()) {
        double wide = column == sentence ? Math.max(0, getWidth() - fixed) : wide(column);
        place(column, at, 0, wide, getHeight());
        at += wide + GAP;
      }
    }

    private static double wide(Node column) {
      return ((Region) column).getMinWidth();
    }
  }

  private static void width(Label label, double width) {
    label.setMinWidth(width);
    label.setPrefWidth(width);
    label.setMaxWidth(width);
  }

  private void typing(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      event.consume();
      cancelEdit();
    } else if (event.getCode() == KeyCode.ENTER) {
      event.consume();
      enter();
    }
  }

  /** Nothing typed is lost, as on the review screen. */
  private void leftWhileTyping(boolean focused) {
    if (!focused && isEditing()) {
      enter();
    }
  }

  private void enter() {
    String words = typed.getText();
    cancelEdit();
    if (!words.isBlank() && !words.equals(words(getItem()))) {
      model.decide(new ValueDecision.Correct(code.apply(words.strip())));
    }
  }

  private String words(@Nullable ColumnLine line) {
    if (line == null) {
      return "";
    }
    ColumnRow first = line.rows().getFirst();
    return first.state() == ColumnRow.State.MISSING ? "" : model.shown(first);
  }

  @Override
  public void startEdit() {
    ColumnLine line = getItem();
    if (line == null || line.rows().stream().allMatch(ColumnRow::finished)) {
      return;
    }
    super.startEdit();
    if (isEditing()) {
      typed.setText(words(line));
      content.show(typed);
      typed.requestFocus();
      typed.selectAll();
    }
  }

  @Override
  public void cancelEdit() {
    super.cancelEdit();
    content.show(value);
    getListView().requestFocus();
  }

  @Override
  protected void updateItem(@Nullable ColumnLine line, boolean empty) {
    super.updateItem(line, empty);
    if (empty || line == null) {
      setGraphic(null);
      setAccessibleText("");
      pseudoClassStateChanged(MARKED, false);
      return;
    }
    show(line);
    setGraphic(content);
  }

  /** Shows what may have changed about the line: its mark, its sentence, that it is being saved. */
  void refresh() {
    ColumnLine line = getItem();
    if (line != null && !isEmpty()) {
      show(line);
    }
  }

  private void show(ColumnLine line) {
    boolean marked = model.isSelected(getIndex());
    mark.setText(marked ? "✓" : "");
    pseudoClassStateChanged(MARKED, marked);
    switch (line) {
      case ColumnLine.Single(ColumnRow row) -> show(row);
      case ColumnLine.Group group -> show(group);
    }
    if (model.isPending(line)) {
      state.setText("Saving…");
    }
    setAccessibleText(spoken(line, marked));
  }

  private void show(ColumnRow row) {
    title.setText(row.title());
    value.setText(model.shown(row));
    sentence.show(model.sentences().of(row));
    chance.setText(
        row.chance().isPresent() && row.state() == ColumnRow.State.UNREVIEWED
            ? DisplayFormat.percent(row.chance().getAsDouble())
            : "");
    doubtful(row.chance().orElse(1));
    state.setText(row.finished() ? "Finished" : row.state().words());
  }

  private void show(ColumnLine.Group group) {
    title.setText(
        (group.expanded() ? "▾ " : "▸ ") + "× " + DisplayFormat.number(group.rows().size()));
    value.setText(model.shown(group.rows().getFirst()));
    sentence.show(model.sentences().of(group.rows().getFirst()));
    long open = group.open();
    chance.setText(open == 0 ? "" : DisplayFormat.percent(group.lowest()));
    doubtful(open == 0 ? 1 : group.lowest());
    state.setText(open == 0 ? "Reviewed" : DisplayFormat.number(open) + " unreviewed");
  }

  private void doubtful(double least) {
    chance.pseudoClassStateChanged(DOUBTFUL, least < Doubt.DOUBTFUL);
  }

  private String spoken(ColumnLine line, boolean marked) {
    String words =
        switch (line) {
          case ColumnLine.Single(ColumnRow row) ->
              "%s, %s, %s %s: %s"
                  .formatted(
                      value.getText(),
                      row.title(),
                      state.getText(),
                      chance.getText(),
                      sentence.words());
          case ColumnLine.Group group ->
              "%s, %s, %s, %s"
                  .formatted(
                      value.getText(),
                      DisplayFormat.count(group.rows().size(), "value"),
                      state.getText(),
                      group.expanded() ? "expanded" : "collapsed");
        };
    return marked ? "selected, " + words : words;
  }
}
