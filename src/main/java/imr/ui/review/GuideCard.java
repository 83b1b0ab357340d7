package imr.ui.review;

import imr.annotation.Field;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/** The schema's own words on the chosen field, beside it: what belongs there, and its codes. */
final class GuideCard {
  private static final double WIDTH = 320;

  private final ReviewModel model;
  private final VBox content = new VBox(6);
  private final PopOver card = new PopOver(content);

  GuideCard(ReviewModel model) {
    this.model = model;
    content.getStyleClass().add("guide-card");
    content.setPrefWidth(WIDTH);
    card.setArrowLocation(PopOver.ArrowLocation.RIGHT_TOP);
    card.setDetachable(false);
    card.setFadeInDuration(javafx.util.Duration.ZERO);
    card.setFadeOutDuration(javafx.util.Duration.ZERO);
    model.chosen().addListener((o, was, is) -> card.hide());
    model.session().addListener((o, was, is) -> card.hide());
  }

  /** Shows the card beside a line, or takes it away. */
  void toggle(Node line) {
    if (card.isShowing()) {
      card.hide();
    } else {
      model
          .session()
          .get()
          .flatMap(s -> model.chosen().get().flatMap(t -> s.schema().find(t.field())))
          .ifPresent(field -> show(line, field));
    }
  }

  private void show(Node line, Field field) {
    Label name = new Label(field.label());
    name.getStyleClass().add("sheet-title");
    content.getChildren().setAll(name, wrapped(field.help()));
    field.codes().stream()
        .map(c -> wrapped(c.label().equals(c.code()) ? c.label() : c.label() + "  ·  " + c.code()))
        .forEach(content.getChildren()::add);
    card.show(line, -4);
  }

  private static Label wrapped(String words) {
    Label label = new Label(words);
    label.setWrapText(true);
    label.setMaxWidth(WIDTH);
    label.setMinHeight(Label.USE_PREF_SIZE);
    return label;
  }
}
