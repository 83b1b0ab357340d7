package imr.ui.review;

import imr.ui.kit.Command;
import imr.ui.kit.KeyButton;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Below the form: why the chosen line's suggestion might be wrong, and what to use instead. */
final class DoubtStrip extends VBox {
  private final DoubtModel model;
  private final Command use;

  DoubtStrip(ReviewModel desk, DoubtModel model, Command use) {
    super(2);
    this.model = model;
    this.use = use;
    getStyleClass().add("opinion-strip");
    setId("doubt");
    setMinHeight(USE_PREF_SIZE);
    managedProperty().bind(visibleProperty());
    model.reading().addListener((o, was, is) -> show());
    desk.chosen().addListener((o, was, is) -> show());
    show();
  }

  private void show() {
    getChildren().clear();
    model.why().ifPresent(why -> getChildren().add(words(why)));
    List<DoubtModel.Proposal> here = model.proposals();
    if (!here.isEmpty() && !model.others().contains(here.getFirst())) {
      HBox line =
          new HBox(
              10, words(here.getFirst().sentence()), new KeyButton(here.getFirst().word(), use));
      line.setAlignment(Pos.CENTER_LEFT);
      getChildren().add(line);
    }
    setVisible(!getChildren().isEmpty());
  }

  private static Label words(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinWidth(0);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    return label;
  }
}
