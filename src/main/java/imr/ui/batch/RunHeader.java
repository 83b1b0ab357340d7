package imr.ui.batch;

import imr.workbench.BatchAction;
import imr.workbench.PersonName;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Which run's values are used, and whose annotations they become. */
final class RunHeader extends VBox {
  private final BatchModel model;
  private final ComboBox<BatchModel.RunChoice> runs = new ComboBox<>();
  private final TextField person = new TextField();

  RunHeader(BatchModel model) {
    super(6);
    this.model = model;
    runs.setId("bulk-run");
    runs.setAccessibleText("Predictions");
    runs.setConverter(new Labels());
    runs.setMaxWidth(Double.MAX_VALUE);
    runs.getSelectionModel()
        .selectedItemProperty()
        .addListener((o, was, is) -> Optional.ofNullable(is).ifPresent(this::choose));
    person.setId("bulk-person");
    person.setAccessibleText("Annotator");
    person.getProperties().put(AssigneeHeader.ENTER, true);
    person.setOnAction(e -> enter());
    person.textProperty().addListener((o, was, is) -> typed());
    getChildren().addAll(line("Predictions", runs), line("Annotator", person));
  }

  private static HBox line(String words, Region field) {
    Label label = new Label(words);
    label.setLabelFor(field);
    label.setMinWidth(110);
    HBox.setHgrow(field, Priority.ALWAYS);
    HBox line = new HBox(12, label, field);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  Node first() {
    return runs;
  }

  /** Reads which runs there are, and looks at the newest. */
  void begin(Supplier<List<BatchModel.RunChoice>> all) {
    model.ask("Loading…");
    model.read(all, this::fill);
  }

  private void fill(List<BatchModel.RunChoice> all) {
    runs.getItems().setAll(all);
    if (all.isEmpty()) {
      setVisible(false);
      setManaged(false);
      model.ask("There are no predictions. Import a file from another tool first.");
    } else {
      runs.getSelectionModel().selectLast();
    }
  }

  private void choose(BatchModel.RunChoice run) {
    person.setText(run.person());
    model.choose(run.letters());
    look();
  }

  private void typed() {
    model.ask("Press Enter to see what changes.");
  }

  /** The first Enter shows what changes, the second one does it. */
  private void enter() {
    if (model.stage().get() instanceof BatchModel.Stage.Looked) {
      model.go();
    } else {
      look();
    }
  }

  private void look() {
    Optional<String> problem = PersonName.problem(person.getText());
    if (problem.isPresent()) {
      model.ask(problem.get());
    } else {
      BatchModel.RunChoice run = runs.getValue();
      model.look(new BatchAction.UseRun(run.run(), run.source(), person.getText()));
    }
  }

  private final class Labels extends StringConverter<BatchModel.RunChoice> {
    @Override
    public String toString(BatchModel.@Nullable RunChoice run) {
      return run == null ? "" : run.source();
    }

    @Override
    public BatchModel.@Nullable RunChoice fromString(String label) {
      return runs.getItems().stream()
          .filter(r -> r.source().equals(label))
          .findFirst()
          .orElse(null);
    }
  }
}
