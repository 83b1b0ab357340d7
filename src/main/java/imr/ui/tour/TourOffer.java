package imr.ui.tour;

import imr.annotation.AnnotationSet;
import imr.review.ReviewSession;
import imr.ui.review.ReviewModel;
import imr.ui.settings.Settings;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/**
 * Offers the tour once, when the first letter is open, in a corner and without the keyboard. It
 * goes away with an answer, with the first thing done to the letter, and with the letter.
 */
public final class TourOffer extends VBox {
  /** In heights of its type. */
  private static final double WIDTH = 25;

  private static final double GAP = 16;

  private final Settings settings;
  private final Pane layer;
  private final Label words;
  private Optional<AnnotationSet> before = Optional.empty();

  /**
   * @param layer over the review screen, laid out by nobody
   * @param key of the tour, as it is printed
   * @param start begins the tour
   */
  public TourOffer(Settings settings, ReviewModel desk, Pane layer, String key, Runnable start) {
    super(8);
    this.settings = settings;
    this.layer = layer;
    setId("tour-offer");
    getStyleClass().add("tour-card");
    setManaged(false);
    Label title = new Label("New here?");
    title.getStyleClass().add("tour-title");
    words =
        new Label(
            "Take a five-step tour in the practice library to see how to review a letter. Your own"
                + " library isn't affected. "
                + key
                + " starts it at any time. It's also in the Help menu.");
    words.setWrapText(true);
    words.setMinHeight(USE_PREF_SIZE);
    Button take = button("Take the tour", "tour-take", start);
    take.getStyleClass().add("accent-button");
    HBox buttons = new HBox(8, button("Not now", "tour-not-now", () -> {}), take);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    getChildren().setAll(title, words, buttons);
    desk.session().addListener((o, was, is) -> looked(is));
    layer.widthProperty().addListener((o, was, is) -> place());
    layer.heightProperty().addListener((o, was, is) -> place());
  }

  private Button button(String words, String id, Runnable does) {
    Button button = new Button(words);
    button.setId(id);
    button.setFocusTraversable(false);
    button.setOnAction(
        e -> {
          hide();
          does.run();
        });
    return button;
  }

  private void looked(Optional<ReviewSession> now) {
    Optional<AnnotationSet> said = now.map(ReviewSession::annotations);
    if (!layer.getChildren().contains(this)) {
      before = said;
      said.filter(s -> !settings.current().habits().tourOffered()).ifPresent(s -> show());
    } else if (!said.equals(before)) {
      hide();
    }
  }

  private void show() {
    settings.change(p -> p.withHabits(p.habits().withTourOffered(true)));
    layer.getChildren().add(this);
    place();
  }

  /** Takes it away. */
  public void hide() {
    layer.getChildren().remove(this);
  }

  private void place() {
    if (layer.getChildren().contains(this)) {
      applyCss();
      double width = Math.min(WIDTH * words.getFont().getSize(), layer.getWidth() - 2 * GAP);
      double height = prefHeight(width);
      resizeRelocate(GAP, Math.max(GAP, layer.getHeight() - height - GAP), width, height);
    }
  }
}
