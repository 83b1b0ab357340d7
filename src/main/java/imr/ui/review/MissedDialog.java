package imr.ui.review;

import imr.annotation.Annotation;
import imr.annotation.DisplayFormat;
import imr.annotation.Field;
import imr.annotation.Schema;
import imr.review.Plant;
import imr.review.ReviewSession;
import imr.ui.kit.Overlay;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The planted errors that the annotator missed, which are gone by then, before finishing. */
final class MissedDialog {
  private static final int MOST_SHOWN_WHOLE = 6;

  private MissedDialog() {}

  /**
   * @param letter with the record's own suggestions
   * @param missed at least one
   * @param finish called when the annotator takes the record's own suggestions
   */
  static void show(Overlay overlay, ReviewSession letter, List<Plant> missed, Runnable finish) {
    Label title = new Label("You missed " + DisplayFormat.count(missed.size(), "planted error"));
    title.getStyleClass().add("sheet-title");
    Label what =
        new Label(
            missed.size() == 1
                ? "This suggestion was made wrong on purpose. The real one is back, and nothing"
                    + " wrong was saved. Use it, or review it first."
                : "These suggestions were made wrong on purpose. The real ones are back, and"
                    + " nothing wrong was saved. Use them, or review them first.");
    what.setWrapText(true);
    what.setMinHeight(Label.USE_PREF_SIZE);
    VBox lines = new VBox(6);
    lines.setId("missed-lines");
    missed.forEach(p -> lines.getChildren().add(line(sentence(letter.schema(), p))));
    String values = missed.size() == 1 ? "value" : "values";
    Button go = button("Use real %s and finish".formatted(values), overlay, finish);
    go.getStyleClass().add("accent-button");
    go.setId("missed-finish");
    Button review = Overlay.leave(missed.size() == 1 ? "Review it" : "Review them");
    review.setId("missed-review");
    HBox buttons = new HBox(8, review, go);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    ScrollPane scroll = new ScrollPane(lines);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("report-list");
    scroll.setPrefViewportHeight(Math.min(missed.size(), MOST_SHOWN_WHOLE) * 34.0);
    VBox dialog = new VBox(12, title, what, scroll, buttons);
    dialog.setId("missed-dialog");
    dialog.setPrefWidth(560);
    overlay.show(dialog, go);
  }

  private static Button button(String words, Overlay overlay, Runnable action) {
    Button button = new Button(words);
    button.setOnAction(
        e -> {
          overlay.hide();
          action.run();
        });
    button.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ENTER) {
            e.consume();
            button.fire();
          }
        });
    return button;
  }

  /** {@code Age: “45” was shown instead of “54”.} */
  static String sentence(Schema schema, Plant plant) {
    Field field = schema.field(plant.target().field());
    String label = schema.fullLabel(field);
    String real = words(field, plant.real());
    String shown = words(field, plant.shown());
    if (plant.shown().isEmpty()) {
      return "%s: “%s” was left out.".formatted(label, real);
    }
    return plant.real().isEmpty()
        ? "%s: “%s” was made up.".formatted(label, shown)
        : "%s: “%s” was shown instead of “%s”.".formatted(label, shown, real);
  }

  private static String words(Field field, Optional<Annotation> said) {
    return said.map(a -> DisplayValue.answer(field, a.answer())).orElse("");
  }

  private static Label line(String words) {
    Label line = new Label("•  " + words);
    line.setWrapText(true);
    line.setMinHeight(Label.USE_PREF_SIZE);
    return line;
  }
}
