package imr.ui.review;

import imr.review.FormRow;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Where an entry can be added to a list or a group: press Enter or type. */
final class AddEntryNode extends HBox implements LineNode {
  private final ReviewModel model;
  private final FormRow.AddEntryRow more;
  private final Label words = new Label();
  private Optional<TextField> editor = Optional.empty();

  AddEntryNode(ReviewModel model, FormRow.AddEntryRow more) {
    super(8);
    this.model = model;
    this.more = more;
    getStyleClass().add("more");
    words.setText("+ Add " + RowNames.singular(more.field().label()));
    words.setMinWidth(USE_PREF_SIZE);
    words.getStyleClass().add("more-words");
    getChildren().add(words);
    setFocusTraversable(true);
    setAccessibleRole(javafx.scene.AccessibleRole.BUTTON);
    setAccessibleText("Add " + RowNames.singular(more.field().label()));
    setOnMousePressed(
        e -> {
          model.choose(more.target());
          if (e.getButton() == javafx.scene.input.MouseButton.PRIMARY) {
            requestFocus();
            enter();
          }
        });
  }

  @Override
  public void update(FormRow row) {}

  @Override
  public void setNarrow(boolean narrow) {
    pseudoClassStateChanged(NARROW, narrow);
  }

  @Override
  public void setChosen(boolean chosen) {
    pseudoClassStateChanged(CHOSEN, chosen);
    if (!chosen) {
      commit();
    }
  }

  @Override
  public void enter() {
    if (editor.isPresent()) {
      String typed = editor.get().getText();
      close();
      requestFocus();
      if (!typed.isBlank()) {
        model.enter(more.target(), typed);
      }
    } else if (more.field().isGroup() || model.selection().get().isPresent()) {
      model.addTo(more.target());
    } else {
      edit("");
    }
  }

  @Override
  public void edit(String typed) {
    if (more.field().isGroup() || editor.isPresent() || !model.changeable()) {
      return;
    }
    TextField field = new TextField(typed);
    field.setPromptText("Type a value, or select it in the letter");
    field.setAccessibleText("New value of " + more.field().label());
    HBox.setHgrow(field, Priority.ALWAYS);
    editor = Optional.of(field);
    getChildren().setAll(words, field);
    // as in BlankNode: the skin must be there before the focus
    field.applyCss();
    field.requestFocus();
    field.end();
  }

  @Override
  public boolean takesTyping() {
    return !more.field().isGroup();
  }

  @Override
  public boolean editing() {
    return editor.isPresent();
  }

  @Override
  public void commit() {
    editor.ifPresent(
        e -> {
          String typed = e.getText();
          close();
          if (!typed.isBlank()) {
            model.keepTyped(more.target(), typed);
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
    getChildren().setAll(words);
  }
}
