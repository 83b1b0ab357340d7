package imr.ui.review;

import imr.annotation.Field;
import imr.ui.kit.AnnotationGuide;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/**
 * A card beside the selected field with the rules of the annotation guide and the field's choices.
 * It closes when another field is selected.
 */
final class GuideCard extends VBox {
  private static final double WIDTH = 320;
  private static final double GAP = 8;

  private final AnnotationGuide guide = AnnotationGuide.read();
  private final ReviewModel model;
  private final Pane layer;

  /**
   * @param layer over the review screen, laid out by nobody
   */
  GuideCard(ReviewModel model, Pane layer) {
    super(6);
    this.model = model;
    this.layer = layer;
    getStyleClass().add("guide-card");
    setPrefWidth(WIDTH);
    setMaxWidth(WIDTH);
    setManaged(false);
    model.chosen().addListener((o, was, is) -> hide());
    model.session().addListener((o, was, is) -> hide());
  }

  private void hide() {
    layer.getChildren().remove(this);
  }

  /** Shows the card at the left of a line, or takes it away. */
  void toggle(Node line) {
    if (layer.getChildren().contains(this)) {
      hide();
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
    VBox words = new VBox(6, wrapped(field.help()));
    guide.rules(field.id()).forEach(rule -> words.getChildren().add(wrapped("•  " + rule)));
    field.codes().stream()
        .map(c -> wrapped(c.label().equals(c.code()) ? c.label() : c.label() + "  ·  " + c.code()))
        .forEach(words.getChildren()::add);
    ScrollPane scroll = new ScrollPane(words);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    getChildren().setAll(name, scroll);
    layer.getChildren().add(this);
    applyCss();
    place(layer.sceneToLocal(line.localToScene(line.getLayoutBounds())));
  }

  private void place(Bounds line) {
    double height = Math.min(prefHeight(WIDTH), layer.getHeight() - 2 * GAP);
    double top = Math.clamp(line.getMinY(), GAP, Math.max(GAP, layer.getHeight() - height - GAP));
    resizeRelocate(Math.max(GAP, line.getMinX() - WIDTH - GAP), top, WIDTH, height);
  }

  private static Label wrapped(String words) {
    Label label = new Label(words);
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    return label;
  }
}
