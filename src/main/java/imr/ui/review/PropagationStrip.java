package imr.ui.review;

import imr.annotation.DisplayFormat;
import imr.ui.kit.Command;
import imr.ui.kit.KeyButton;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Below the form: that the correction just made fits in other letters, too. */
final class PropagationStrip extends HBox {
  private final Label words = new Label();

  PropagationStrip(PropagationModel model, Command show) {
    super(10);
    getStyleClass().add("opinion-strip");
    setId("propagation");
    setAlignment(Pos.CENTER_LEFT);
    setMinHeight(USE_PREF_SIZE);
    managedProperty().bind(visibleProperty());
    words.setId("propagation-words");
    words.setWrapText(true);
    words.setMinWidth(0);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    getChildren().setAll(words, new KeyButton("Show", show));
    model.offer().addListener((o, was, is) -> show(is));
    show(model.offer().get());
  }

  private void show(Optional<PropagationModel.Offer> offer) {
    setVisible(offer.isPresent());
    offer.ifPresent(
        o ->
            words.setText(
                "The same suggestion is in %s."
                    .formatted(DisplayFormat.count(o.letters(), "other letter"))));
  }
}
