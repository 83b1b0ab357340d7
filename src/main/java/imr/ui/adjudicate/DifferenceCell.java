package imr.ui.adjudicate;

import imr.ledger.Act.Choice;
import imr.ui.adjudicate.AdjudicateModel.Line;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A difference: its field, what either record has, and what was decided. */
final class DifferenceCell extends ListCell<Line> {
  private final AdjudicateModel model;
  private final Label field = new Label();
  private final Label state = new Label();
  private final Label record = new Label();
  private final Label other = new Label();
  private final VBox box;

  DifferenceCell(AdjudicateModel model) {
    this.model = model;
    field.getStyleClass().add("difference-field");
    field.setMinWidth(0);
    field.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(field, Priority.ALWAYS);
    state.getStyleClass().add("difference-state");
    state.setMinWidth(Region.USE_PREF_SIZE);
    HBox head = new HBox(8, field, state);
    head.setAlignment(Pos.CENTER_LEFT);
    box =
        new VBox(
            3,
            head,
            side(record, TwoRecordsText.RECORD, model.record()),
            side(other, TwoRecordsText.OTHER, model.shortOther()));
    box.setMinWidth(0);
    box.setPrefWidth(0);
    getStyleClass().add("difference");
    setPrefWidth(0);
  }

  private static HBox side(Label words, String style, String who) {
    Label name = new Label(who);
    name.getStyleClass().addAll("difference-who", style);
    name.setMinWidth(88);
    name.setPrefWidth(88);
    name.setMaxWidth(88);
    words.setMinWidth(0);
    words.setMaxWidth(Double.MAX_VALUE);
    words.getStyleClass().add("difference-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(8, name, words);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  @Override
  protected void updateItem(@Nullable Line line, boolean empty) {
    super.updateItem(line, empty);
    if (empty || line == null) {
      setGraphic(null);
      setAccessibleText("");
      return;
    }
    field.setText(line.label());
    state.setText(line.choice().map(this::state).orElse(""));
    record.setText(oneLine(line.record()));
    other.setText(oneLine(line.other()));
    mark(record, line.choice(), Choice.RECORD);
    mark(other, line.choice(), Choice.OTHER);
    setGraphic(box);
    setAccessibleText(
        "%s. %s: %s. %s: %s. %s"
            .formatted(
                line.label(),
                model.record(),
                line.record(),
                model.other(),
                line.other(),
                line.choice().map(this::state).orElse("Not decided")));
  }

  private static String oneLine(String words) {
    return words.replaceAll("\\s+", " ");
  }

  private static void mark(Label words, Optional<Choice> choice, Choice side) {
    boolean taken = choice.filter(c -> c == side || c == Choice.BOTH).isPresent();
    boolean left = choice.isPresent() && !taken;
    words.getStyleClass().setAll("label", "difference-words");
    if (taken) {
      words.getStyleClass().add("taken");
    }
    if (left) {
      words.getStyleClass().add("left-out");
    }
  }

  private String state(Choice choice) {
    return switch (choice) {
      case RECORD -> "✓ " + model.record();
      case OTHER -> "✓ " + model.shortOther();
      case BOTH -> "✓ Both";
      case NEITHER -> "✓ Neither";
      case AGREED -> "✓";
    };
  }
}
