package imr.ui.review;

import imr.annotation.Field;
import imr.annotation.UsDate;
import imr.review.FormRow;
import imr.ui.kit.CalendarButton;
import imr.ui.kit.StateIcons;
import java.time.LocalDate;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.TextFields;

/**
 * One blank of the form: its key, its label, its value in a box, its state; below it, what is wrong
 * with the value.
 */
final class ValueNode extends VBox implements LineNode {
  private final ReviewModel model;
  private final Label key = new Label();
  private final Label label = new Label();
  private final Label value = new Label();
  private final Label state = new Label();
  private final RowNotes notes;
  private final StackPane box = new StackPane(value);
  private final StackPane end = new StackPane(state);
  private final HBox line = new HBox(8, key, label, box, end);
  private FormRow.Blank blank;
  private Optional<TextInputControl> editor = Optional.empty();
  private Optional<RowButtons> buttons = Optional.empty();
  private boolean chosen;

  ValueNode(ReviewModel model, FormRow.Blank first, RowNotes notes) {
    this.model = model;
    this.notes = notes;
    this.blank = first;
    getStyleClass().add("blank");
    line.setAlignment(Pos.CENTER_LEFT);
    key.getStyleClass().addAll("key", "field-key");
    label.getStyleClass().add("blank-label");
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    value.getStyleClass().add("blank-value");
    value.setWrapText(true);
    value.setMaxWidth(Double.MAX_VALUE);
    value.setMinHeight(USE_PREF_SIZE);
    state.getStyleClass().add("state");
    end.getStyleClass().add("row-end");
    end.setAlignment(Pos.CENTER_RIGHT);
    hoverProperty().addListener((o, was, is) -> showButtons());
    box.setAlignment(Pos.CENTER_LEFT);
    box.setMinWidth(0);
    HBox.setHgrow(box, Priority.ALWAYS);
    getChildren().addAll(line, notes);
    setFocusTraversable(true);
    setAccessibleRoleDescription("field");
    setOnMousePressed(this::pressed);
    // a tooltip is a window of its own: made for the lines that are asked, not for all
    label.setOnMouseEntered(e -> label.setTooltip(new Tooltip(blank.field().help())));
    update(first);
  }

  @Override
  public void update(FormRow row) {
    blank = (FormRow.Blank) row;
    boolean first = blank.number() <= 1;
    key.setText(first ? blank.field().key() : "");
    mark(key, "two", key.getText().length() == 2);
    key.setVisible(first && !blank.field().key().isEmpty());
    label.setText(first || blank.number() > 0 ? RowNames.of(blank) : "");
    showValue();
    showState();
    notes.show(blank);
    showButtons();
    String spoken = spoken();
    if (!spoken.equals(getAccessibleText())) {
      setAccessibleText(spoken);
      notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }
  }

  private void showValue() {
    String shown = DisplayValue.value(blank);
    value.setText(shown.isEmpty() && blank.emptied() ? "Not stated?" : shown);
    value.setMaxHeight(blank.field().longText() ? 44 : Double.MAX_VALUE);
    mark(value, "nothing", shown.isEmpty() || blank.absent());
    mark(value, "struck", blank.struckOut());
  }

  private void showState() {
    StateIcons sign = StateIcons.of(blank.said(), model.chances().get());
    state.setText(blank.wanted() ? sign.word() : "");
    state.setGraphic(blank.wanted() ? sign.icon() : null);
    state.getStyleClass().setAll("label", "state", sign.style());
  }

  /** The buttons take the state's place while the row is chosen or under the mouse. */
  private void showButtons() {
    boolean wanted = (chosen || isHover()) && editor.isEmpty();
    if (wanted) {
      RowButtons all =
          buttons.orElseGet(
              () -> new RowButtons(model, this, () -> blank.target(), () -> edit("")));
      buttons = Optional.of(all);
      all.show(blank);
      end.getChildren().setAll(all);
    } else if (!end.getChildren().contains(state)) {
      end.getChildren().setAll(state);
    }
  }

  private String spoken() {
    String name = RowNames.of(blank);
    String shown = DisplayValue.value(blank);
    String remarked =
        (blank.flagged() ? ", flagged" : "") + blank.note().map(n -> ", note: " + n).orElse("");
    return name
        + ", "
        + (shown.isEmpty() ? "empty" : shown)
        + ", "
        + StateIcons.spoken(blank.said(), model.chances().get())
        + model.problem(blank.target()).map(p -> ", " + p).orElse("")
        + remarked;
  }

  @Override
  public void setNarrow(boolean narrow) {
    pseudoClassStateChanged(NARROW, narrow);
    label.setMaxWidth(narrow ? Double.MAX_VALUE : USE_PREF_SIZE);
    HBox.setHgrow(label, narrow ? Priority.ALWAYS : Priority.NEVER);
    boolean over = getChildren().contains(box);
    if (narrow && !over) {
      line.getChildren().setAll(key, label, end);
      getChildren().add(1, box);
    } else if (!narrow && over) {
      getChildren().remove(box);
      line.getChildren().setAll(key, label, box, end);
    }
  }

  @Override
  public void setChosen(boolean now) {
    chosen = now;
    pseudoClassStateChanged(CHOSEN, now);
    notes.setChosen(now);
    if (!now) {
      commit();
    }
    showButtons();
  }

  @Override
  public boolean takesTyping() {
    boolean rejected = blank.struckOut() && !blank.target().isEntry();
    return blank.said().isEmpty() || rejected || (blank.absent() && blank.open());
  }

  private void pressed(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY || editor.isPresent()) {
      return;
    }
    model.choose(blank.target());
    if (event.getClickCount() == 2
        && box.contains(box.sceneToLocal(event.getSceneX(), event.getSceneY()))) {
      edit("");
    }
  }

  @Override
  public void edit(String typed) {
    if (editor.isPresent() || !model.changeable()) {
      return;
    }
    TextInputControl input = input();
    editor = Optional.of(input);
    box.getChildren().setAll(beside(input));
    input.setText(typed.isEmpty() ? DisplayValue.editable(blank) : typed);
    input.setAccessibleText("Value of " + RowNames.of(blank));
    showButtons();
    // a skin that is made later would select all when it finds the focus
    input.applyCss();
    input.requestFocus();
    if (typed.isEmpty()) {
      input.selectAll();
    } else {
      input.end();
    }
  }

  private TextInputControl input() {
    if (blank.field().longText()) {
      TextArea area = new TextArea();
      area.setWrapText(true);
      area.setPrefRowCount(6);
      return area;
    }
    TextField field = new TextField();
    if (blank.field().type() == Field.Type.CODE || blank.field().type() == Field.Type.STATE) {
      suggest(field);
    }
    return field;
  }

  /** A date has a calendar beside it; a day picked there is taken as Enter takes what is typed. */
  private Node beside(TextInputControl input) {
    if (blank.field().type() != Field.Type.DATE || !(input instanceof TextField field)) {
      return input;
    }
    CalendarButton calendar =
        new CalendarButton(
            field,
            this::day,
            day -> {
              field.setText(UsDate.of(day.toString()));
              commitAndGoOn();
            });
    calendar.setFocusTraversable(false);
    calendar.setAccessibleText("Choose a day: " + RowNames.of(blank));
    HBox.setHgrow(field, Priority.ALWAYS);
    HBox both = new HBox(4, field, calendar);
    both.setAlignment(Pos.CENTER_LEFT);
    return both;
  }

  private Optional<LocalDate> day(String words) {
    return model
        .session()
        .get()
        .flatMap(s -> s.read(blank.field(), words).known())
        .flatMap(CalendarButton::day);
  }

  private void suggest(TextField field) {
    var choices =
        TextFields.bindAutoCompletion(
            field, asked -> CodeChoices.matching(blank.field(), asked.getUserText()));
    choices.setVisibleRowCount(9);
    choices.setDelay(0);
    choices.setOnAutoCompleted(e -> commitAndGoOn());
  }

  @Override
  public boolean editing() {
    return editor.isPresent();
  }

  /** Gives what was typed to the model and goes on to the next open line, as Enter does. */
  void commitAndGoOn() {
    String typed = editor.map(TextInputControl::getText).orElse("");
    boolean same = typed.equals(DisplayValue.editable(blank));
    close();
    requestFocus();
    if (same) {
      model.confirm();
    } else {
      model.enter(blank.target(), typed);
    }
  }

  @Override
  public void enter() {
    if (editing()) {
      commitAndGoOn();
    } else {
      model.confirm();
    }
  }

  @Override
  public void commit() {
    editor.ifPresent(
        e -> {
          String typed = e.getText();
          boolean same = typed.equals(DisplayValue.editable(blank));
          close();
          if (!same) {
            model.keepTyped(blank.target(), typed);
          }
        });
  }

  @Override
  public void cancel() {
    close();
    requestFocus();
  }

  private void close() {
    editor = Optional.empty();
    box.getChildren().setAll(value);
    showButtons();
  }

  private static void mark(Node node, String style, boolean on) {
    if (on && !node.getStyleClass().contains(style)) {
      node.getStyleClass().add(style);
    } else if (!on) {
      node.getStyleClass().remove(style);
    }
  }
}
