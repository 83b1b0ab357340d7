package imr.ui.review;

import imr.review.FormRow;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Fields that nothing is stated in, in one line: Enter confirms them all, F2 shows them. */
final class UnstatedNode extends HBox implements LineNode {
  private final ReviewModel model;
  private final Label words = new Label();
  private final Button confirm = new Button();
  private FormRow.Unstated fold;

  UnstatedNode(ReviewModel model, FormRow.Unstated first) {
    super(8);
    this.model = model;
    this.fold = first;
    getStyleClass().add("unstated");
    setAlignment(Pos.CENTER_LEFT);
    setFocusTraversable(true);
    setAccessibleRole(javafx.scene.AccessibleRole.BUTTON);
    words.setWrapText(true);
    words.setMinHeight(USE_PREF_SIZE);
    words.setMaxWidth(Double.MAX_VALUE);
    words.setMinWidth(0);
    words.setGraphic(FontIcon.of(Feather.CHEVRON_RIGHT, 12));
    words.getStyleClass().add("unstated-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    confirm.getStyleClass().addAll("flat", "unstated-confirm");
    confirm.setFocusTraversable(false);
    confirm.setMinWidth(USE_PREF_SIZE);
    confirm.setOnAction(
        e -> {
          model.choose(fold.target());
          model.confirm();
        });
    getChildren().addAll(words, confirm);
    setOnMousePressed(this::pressed);
    update(first);
  }

  private void pressed(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() > 1) {
      edit("");
    } else {
      model.choose(fold.target());
    }
  }

  @Override
  public void update(FormRow row) {
    fold = (FormRow.Unstated) row;
    int open = fold.open().size();
    String names =
        fold.blanks().stream()
            .map(b -> RowNames.within(b.field().label()))
            .collect(Collectors.joining(", "));
    words.setText((open > 0 ? "Not stated? " : "Not stated: ") + names);
    confirm.setText("Confirm " + open);
    confirm.setVisible(open > 0);
    setAccessibleText(words.getText() + (open > 0 ? ", " + open + " to confirm" : ", confirmed"));
  }

  @Override
  public void setNarrow(boolean narrow) {
    pseudoClassStateChanged(NARROW, narrow);
  }

  @Override
  public void setChosen(boolean chosen) {
    pseudoClassStateChanged(CHOSEN, chosen);
  }

  @Override
  public void enter() {
    model.confirm();
  }

  /** Shows the fields as lines of their own. */
  @Override
  public void edit(String typed) {
    model.unfold(fold.target());
  }
}
