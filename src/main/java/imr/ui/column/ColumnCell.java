package imr.ui.column;

import imr.annotation.DisplayFormat;
import imr.review.ColumnLine;
import imr.review.ColumnRow;
import imr.review.ContextSentence;
import imr.review.ValueDecision;
import imr.ui.kit.Overlay;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** A line of the list: a value in its sentence, or equal values of many letters. */
final class ColumnCell extends ListCell<ColumnLine> {
  static final double ROW = 30;
  static final double MARK = 16;
  static final double TITLE = 132;
  static final double VALUE = 190;
  static final double CHANCE = 52;
  static final double STATE = 92;

  /** More before the value leaves no room for it. */
  private static final double BEFORE = 130;

  private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");

  private final ColumnModel model;
  private final UnaryOperator<String> code;
  private final Label mark = new Label();
  private final Label title = new Label();
  private final Label value = new Label();
  private final SentenceNode sentence = new SentenceNode(BEFORE);
  private final Label chance = new Label();
  private final Label state = new Label();
  private final TextField typed = new TextField();
  private final HBox content;

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
    HBox.setHgrow(sentence, Priority.ALWAYS);
    content = new HBox(10, mark, title, value, sentence, chance, state);
    content.setAlignment(Pos.CENTER_LEFT);
    content.setMinWidth(0);
    setPrefWidth(0);
    setPrefHeight(ROW);
    typed.setMinWidth(VALUE);
    typed.setMaxWidth(VALUE);
    typed.setId("column-typed");
    typed.setAccessibleText("New value");
    typed.getProperties().put(Overlay.OWN_ESCAPE, true);
    typed.addEventFilter(KeyEvent.KEY_PRESSED, this::typing);
    typed.focusedProperty().subscribe(this::leftWhileTyping);
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
    return line == null ? "" : model.shown(line.rows().getFirst());
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
      content.getChildren().set(2, typed);
      typed.requestFocus();
      typed.selectAll();
    }
  }

  @Override
  public void cancelEdit() {
    super.cancelEdit();
    content.getChildren().set(2, value);
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
    state.setText(open == 0 ? "Reviewed" : DisplayFormat.number(open) + " open");
  }

  private void doubtful(double least) {
    chance.getStyleClass().removeAll("state-low");
    if (least < ColumnDialog.DOUBTFUL) {
      chance.getStyleClass().add("state-low");
    }
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

  /** A value's sentence on one line, cut at both ends where there is no room. */
  static final class SentenceNode extends HBox {
    private static final double FOUND = 60;

    /** Values of no more characters are never cut. */
    private static final int SHORT = 20;

    private final Label before = new Label();
    private final Label value = new Label();
    private final Label after = new Label();
    private Optional<ContextSentence> shown = Optional.empty();

    /**
     * @param mostBefore so wide at most is what comes before the value
     */
    SentenceNode(double mostBefore) {
      getChildren().setAll(before, value, after);
      setAlignment(Pos.CENTER_LEFT);
      setMinWidth(0);
      before.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
      before.setMinWidth(0);
      before.setMaxWidth(mostBefore);
      value.getStyleClass().add("column-found");
      after.setMinWidth(0);
      HBox.setHgrow(after, Priority.ALWAYS);
    }

    void show(Optional<ContextSentence> sentence) {
      shown = sentence;
      before.setText(sentence.map(ContextSentence::before).orElse(""));
      value.setText(sentence.map(ContextSentence::value).orElse(""));
      after.setText(sentence.map(ContextSentence::after).orElse(""));
      boolean isShort = value.getText().length() <= SHORT;
      value.setMinWidth(isShort ? USE_PREF_SIZE : FOUND);
      value.setVisible(sentence.isPresent());
    }

    String words() {
      return shown.map(ContextSentence::words).orElse("");
    }
  }
}
