package imr.ui.tour;

import imr.ui.kit.KeyPlaceholders;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a step says. With the keyboard on it, Enter and Right go on, Left back, Escape ends. */
final class TourCard extends VBox {
  /** In heights of its type. */
  private static final double WIDTH = 26;

  private final Label title = new Label();
  private final Label count = new Label();
  private final Label words = wrapped();
  private final Label task = wrapped();
  private final Label keys = wrapped();
  private final Button back;
  private final Button next;

  TourCard(TourModel model) {
    super(8);
    setId("tour");
    getStyleClass().add("tour-card");
    setManaged(false);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TEXT);
    title.getStyleClass().add("tour-title");
    title.setWrapText(true);
    title.setMinHeight(USE_PREF_SIZE);
    count.getStyleClass().add("muted");
    count.setMinWidth(USE_PREF_SIZE);
    task.getStyleClass().add("tour-task");
    task.setId("tour-task");
    task.managedProperty().bind(task.textProperty().isNotEmpty());
    keys.getStyleClass().add("muted");
    back = button("Back", model::back);
    next = button("Next", model::next);
    next.getStyleClass().add("accent-button");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox.setHgrow(title, Priority.ALWAYS);
    title.setMaxWidth(Double.MAX_VALUE);
    HBox head = new HBox(8, title, count);
    HBox foot = new HBox(8, button("End tour", model::end), gap, back, next);
    foot.setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(head, words, task, keys, foot);
    addEventHandler(KeyEvent.KEY_PRESSED, e -> pressed(e, model));
    setOnMousePressed(e -> requestFocus());
  }

  private static Label wrapped() {
    Label label = new Label();
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private static Button button(String words, Runnable does) {
    Button button = new Button(words);
    button.setId("tour-" + words.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'));
    button.setFocusTraversable(false);
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(e -> does.run());
    return button;
  }

  /**
   * Says a step.
   *
   * @param asks whether its task can be done now
   */
  void show(TourStep step, boolean asks, KeyPlaceholders verbs) {
    int number = TourModel.STEPS.indexOf(step) + 1;
    boolean last = number == TourModel.STEPS.size();
    title.setText(step.title());
    count.setText(number + " of " + TourModel.STEPS.size());
    words.setText(verbs.fill(step.words()));
    task.setText(asks ? verbs.fill(step.task()) : "");
    keys.setText(
        asks
            ? "Press F6 to move to this card and back. Press → to skip."
            : "Press Enter or → to "
                + (last ? "ends" : "continue")
                + ", ← to go back, or Esc to end the tour.");
    back.setDisable(number == 1);
    next.setText(last ? "Done" : "Next");
    setAccessibleText(
        "Tour, step %s: %s. %s %s %s"
            .formatted(
                count.getText(), title.getText(), words.getText(), task.getText(), keys.getText()));
  }

  private static void pressed(KeyEvent event, TourModel model) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    Optional<Runnable> does =
        switch (event.getCode()) {
          case ENTER, RIGHT, SPACE -> Optional.of(model::next);
          case LEFT, BACK_SPACE -> Optional.of(model::back);
          case ESCAPE -> Optional.of(model::end);
          default -> Optional.empty();
        };
    does.ifPresent(
        run -> {
          event.consume();
          run.run();
        });
  }

  /** Beside a place in its layer where there is room, else in the layer's lower right corner. */
  void stand(Bounds about, Region layer) {
    applyCss();
    layout();
    double width = Math.min(WIDTH * words.getFont().getSize(), layer.getWidth() - 16);
    double height = Math.min(prefHeight(width), layer.getHeight() - 16);
    CardPosition place =
        CardPosition.beside(about, width, height, layer.getWidth(), layer.getHeight());
    resizeRelocate(place.x(), place.y(), width, height);
  }
}
