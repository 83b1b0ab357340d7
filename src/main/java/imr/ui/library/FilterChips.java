package imr.ui.library;

import imr.annotation.Schema;
import imr.search.Condition;
import imr.search.LetterQuery;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;

/** A chip for each condition that letters are looked for by; a click, Enter or Delete takes it. */
final class FilterChips extends FlowPane {
  private final SearchModel search;
  private final Supplier<Schema> schema;
  private int taken = -1;

  FilterChips(SearchModel search, Supplier<Schema> schema) {
    super(4, 4);
    this.search = search;
    this.schema = schema;
    getStyleClass().add("chips");
    setMinWidth(0);
    managedProperty().bind(visibleProperty());
    search.found().subscribe(this::show);
  }

  private void show(LetterQuery query) {
    getChildren().setAll(query.conditions().stream().map(this::chip).toList());
    setVisible(!getChildren().isEmpty());
    if (taken >= 0 && isVisible()) {
      getChildren().get(Math.min(taken, getChildren().size() - 1)).requestFocus();
    }
    taken = -1;
  }

  private Node chip(Condition condition) {
    String words = ConditionWords.of(condition, schema.get());
    Button chip = new Button(words + "  ✕");
    chip.getStyleClass().add("chip");
    chip.setAccessibleText("Remove condition " + words);
    chip.setTooltip(new Tooltip("Remove this condition"));
    chip.setMaxWidth(300);
    chip.setOnAction(e -> take(chip, condition));
    chip.addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (List.of(KeyCode.ENTER, KeyCode.DELETE, KeyCode.BACK_SPACE).contains(e.getCode())) {
            e.consume();
            take(chip, condition);
          }
        });
    return chip;
  }

  /** The keyboard stays among the chips while there are any. */
  private void take(Button chip, Condition condition) {
    taken = getChildren().indexOf(chip);
    search.without(condition);
  }
}
