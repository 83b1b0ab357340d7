package imr.ui.batch;

import imr.workbench.BatchAction;
import imr.workbench.PersonName;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** To whom letters are assigned: a name that is typed, one of those known, or nobody. */
final class AssigneeHeader extends VBox {
  /** A node with this property takes Enter for itself. */
  static final String ENTER = "bulk-enter";

  private static final String FIRST =
      "Enter or choose a name, and then press Enter to see what changes.";

  private final BatchModel model;
  private final TextField name = new TextField();
  private boolean nobody;

  AssigneeHeader(BatchModel model, List<String> people) {
    super(6);
    this.model = model;
    name.setId("bulk-person");
    name.setAccessibleText("Assign to");
    name.setPromptText("Name");
    name.getProperties().put(ENTER, true);
    name.setOnAction(e -> enter());
    name.textProperty().addListener((o, was, is) -> typed());
    HBox.setHgrow(name, Priority.ALWAYS);
    Label to = new Label("Assign to");
    to.setLabelFor(name);
    to.setMinWidth(Region.USE_PREF_SIZE);
    HBox line = new HBox(12, to, name);
    line.setAlignment(Pos.CENTER_LEFT);
    FlowPane known = new FlowPane(6, 4);
    people.forEach(p -> known.getChildren().add(button(p, () -> choose(p))));
    Button none = button("Nobody", this::chooseNobody);
    none.setId("bulk-nobody");
    known.getChildren().add(none);
    getChildren().addAll(line, known);
  }

  private static Button button(String words, Runnable action) {
    Button button = new Button(words);
    button.getStyleClass().addAll("flat", "bulk-name");
    button.getProperties().put(ENTER, true);
    button.setOnAction(e -> action.run());
    button.setOnKeyPressed(
        e -> {
          if (e.getCode() == javafx.scene.input.KeyCode.ENTER) {
            e.consume();
            button.fire();
          }
        });
    return button;
  }

  Node first() {
    return name;
  }

  private void typed() {
    nobody = false;
    model.ask(FIRST);
  }

  private void choose(String person) {
    name.setText(person);
    name.requestFocus();
    look();
  }

  private void chooseNobody() {
    name.setText("");
    nobody = true;
    name.requestFocus();
    look();
  }

  /** The first Enter shows what changes, the second one does it. */
  private void enter() {
    if (model.stage().get() instanceof BatchModel.Stage.Looked) {
      model.go();
    } else {
      look();
    }
  }

  /** Looks at what the name would change; says what is wrong with one that is none. */
  void look() {
    Optional<String> typed = nobody ? Optional.empty() : Optional.of(name.getText());
    Optional<String> problem = typed.flatMap(PersonName::problem);
    if (problem.isPresent()) {
      model.ask(name.getText().isBlank() ? FIRST : problem.get());
    } else {
      model.look(new BatchAction.AssignTo(typed));
    }
  }
}
