package imr.ui.review;

import imr.annotation.Field;
import imr.annotation.Value;
import imr.review.FormRow;
import imr.ui.kit.StateIcons;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

/** A blank with few codes as a switch: an item's decision, in the head of its card. */
final class DecisionNode extends HBox implements LineNode {
  private final ReviewModel model;
  private final List<ToggleButton> codes = new ArrayList<>();
  private final Label state = new Label();
  private static final javafx.css.PseudoClass CHOOSING =
      javafx.css.PseudoClass.getPseudoClass("choosing");
  private FormRow.Blank blank;
  private boolean choosing;

  DecisionNode(ReviewModel model, FormRow.Blank first) {
    super(6);
    this.model = model;
    this.blank = first;
    setAlignment(Pos.CENTER_RIGHT);
    getStyleClass().add("decision");
    setFocusTraversable(true);
    setMinWidth(USE_PREF_SIZE);
    setAccessibleRoleDescription("decision");
    HBox toggles = new HBox();
    toggles.getStyleClass().add("segments");
    for (Field.Code code : first.field().codes()) {
      toggles.getChildren().add(toggle(code));
    }
    getChildren().addAll(state, toggles);
    update(first);
  }

  private ToggleButton toggle(Field.Code code) {
    ToggleButton button = new ToggleButton(code.label());
    button.setUserData(code.code());
    button.setFocusTraversable(false);
    button.setOnAction(e -> pick(code));
    codes.add(button);
    return button;
  }

  private void pick(Field.Code code) {
    model.choose(blank.target());
    if (stands(code.code())) {
      model.confirm();
    } else {
      model.enter(blank.target(), code.code());
    }
    update(blank);
  }

  private boolean stands(String code) {
    return blank
        .said()
        .filter(a -> a.counts())
        .flatMap(a -> a.value())
        .flatMap(Value::known)
        .filter(code::equals)
        .isPresent();
  }

  @Override
  public void update(FormRow row) {
    blank = (FormRow.Blank) row;
    codes.forEach(b -> b.setSelected(stands((String) b.getUserData())));
    StateIcons sign = StateIcons.of(blank.said(), model.chances().get());
    state.setText(blank.said().filter(a -> !a.decided()).isPresent() ? sign.word() : "");
    state.setGraphic(sign.icon());
    state.getStyleClass().setAll("label", "state", "state-short", sign.style());
    String shown = DisplayValue.value(blank);
    setAccessibleText(
        RowNames.of(blank)
            + ", "
            + (shown.isEmpty() ? "empty" : shown)
            + ", "
            + StateIcons.spoken(blank.said(), model.chances().get()));
    notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
  }

  @Override
  public void setNarrow(boolean narrow) {
    setAlignment(narrow ? Pos.CENTER_LEFT : Pos.CENTER_RIGHT);
  }

  private void setChoosing(boolean now) {
    choosing = now;
    pseudoClassStateChanged(CHOOSING, now);
    if (now) {
      model.say("Type the first letter of the decision.");
    }
  }

  @Override
  public void setChosen(boolean chosen) {
    pseudoClassStateChanged(CHOSEN, chosen);
    if (!chosen) {
      setChoosing(false);
    }
  }

  @Override
  public void enter() {
    model.confirm();
  }

  @Override
  public boolean takesTyping() {
    return blank.said().isEmpty() || choosing;
  }

  /** After F2, or where nothing is decided, the code that begins with what is typed next. */
  @Override
  public void edit(String typed) {
    setChoosing(typed.isBlank() && model.changeable());
    if (!typed.isBlank()) {
      CodeChoices.matching(blank.field(), typed).stream()
          .findFirst()
          .ifPresent(l -> model.enter(blank.target(), l));
    }
  }
}
