package imr.ui.review;

import imr.annotation.Check;
import imr.annotation.Target;
import imr.ui.kit.Command;
import imr.ui.kit.KeyButton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The record's checks in one strip: how many, the one at the chosen field or else the first, and
 * the key that leads on.
 */
final class CheckStrip extends VBox {
  /** Below this width, in pixels of the design, the keys stand under the sentence. */
  private static final double NARROW = 388;

  private final ReviewModel model;
  private final Label count = new Label();
  private final Label sentence = new Label();
  private final Tooltip all = new Tooltip();
  private final KeyButton go;
  private final HBox keys;
  private final HBox line = new HBox(10, count, sentence);

  CheckStrip(ReviewModel model, Command next, Command setAside) {
    super(4);
    this.model = model;
    getStyleClass().add("check-strip");
    setId("checks");
    count.getStyleClass().add("count");
    count.setMinWidth(USE_PREF_SIZE);
    sentence.setWrapText(true);
    sentence.setMaxWidth(Double.MAX_VALUE);
    sentence.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    Tooltip.install(this, all);
    this.go = new KeyButton("Fix", next);
    this.keys = new HBox(go, new KeyButton("Dismiss", setAside));
    keys.setMinWidth(USE_PREF_SIZE);
    keys.setAlignment(Pos.CENTER_RIGHT);
    line.setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(line);
    widthProperty().subscribe(w -> lay(w.doubleValue() > 0 && w.doubleValue() < NARROW));
    managedProperty().bind(visibleProperty());
    model.session().addListener((o, was, is) -> show(model.chosen().get()));
    model.chosen().addListener((o, was, is) -> show(is));
    show(Optional.empty());
  }

  private void lay(boolean narrow) {
    line.getChildren().remove(keys);
    getChildren().remove(keys);
    (narrow ? this : line).getChildren().add(keys);
  }

  /** Gives the keyboard to the button that goes to the next check. */
  void focusGo() {
    go.requestFocus();
  }

  private void show(Optional<Target> chosen) {
    List<Check> checks = model.checks();
    setVisible(!checks.isEmpty());
    count.setText(checks.size() == 1 ? "1 warning" : checks.size() + " warnings");
    sentence.setText(
        checks.stream()
            .filter(c -> chosen.filter(c.target()::equals).isPresent())
            .findFirst()
            .or(() -> checks.stream().findFirst())
            .map(Check::sentence)
            .orElse(""));
    all.setText(checks.stream().map(Check::sentence).collect(Collectors.joining("\n")));
    setAccessibleText(count.getText() + ": " + sentence.getText());
  }
}
