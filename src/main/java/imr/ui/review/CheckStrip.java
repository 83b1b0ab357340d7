package imr.ui.review;

import imr.annotation.Check;
import imr.annotation.Target;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * The record's checks in one strip: how many, the one at the chosen field or else the first, and
 * the key that leads on.
 */
final class CheckStrip extends HBox {
  private final ReviewModel model;
  private final Label count = new Label();
  private final Label sentence = new Label();
  private final Tooltip all = new Tooltip();

  CheckStrip(ReviewModel model) {
    super(10);
    this.model = model;
    getStyleClass().add("check-strip");
    setId("checks");
    setAlignment(Pos.CENTER_LEFT);
    count.getStyleClass().add("count");
    count.setMinWidth(USE_PREF_SIZE);
    sentence.setWrapText(true);
    sentence.setMaxWidth(Double.MAX_VALUE);
    sentence.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    Label key = new Label("F8");
    key.getStyleClass().add("key");
    key.setMinWidth(USE_PREF_SIZE);
    Tooltip.install(this, all);
    getChildren().addAll(count, sentence, key);
    managedProperty().bind(visibleProperty());
    model.session().addListener((o, was, is) -> show(model.chosen().get()));
    model.chosen().addListener((o, was, is) -> show(is));
    setOnMouseClicked(e -> model.chooseNextCheck());
    show(Optional.empty());
  }

  private void show(Optional<Target> chosen) {
    List<Check> checks = model.checks();
    setVisible(!checks.isEmpty());
    count.setText(checks.size() == 1 ? "1 check" : checks.size() + " checks");
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
