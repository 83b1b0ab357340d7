package imr.ui.tour;

import imr.ui.kit.KeyPlaceholders;
import imr.ui.review.ReviewModel;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/**
 * The tour in the window: the card, and a frame around what it speaks of. It takes no key from the
 * desk: while the review screen has the keyboard only F6 and an Escape that nobody else wanted are
 * its own.
 */
public final class Tour {
  private static final double AROUND = 3;

  private final TourModel model;
  private final Pane layer;
  private final KeyPlaceholders keys;
  private final Runnable toDesk;
  private final StepTargets places;
  private final TourCard card;
  private final Region frame = new Region();
  private Subscription watching = Subscription.EMPTY;

  /** What each step speaks of, as it is on the screen now. */
  public record StepTargets(
      Supplier<Optional<Node>> letter,
      Supplier<Optional<Node>> form,
      Supplier<Optional<Node>> chosenLine,
      Supplier<Optional<Node>> checks,
      Supplier<Optional<Node>> search) {

    Optional<Node> of(TourStep step) {
      return switch (step) {
        case LETTER -> letter.get();
        case FORM -> form.get();
        case DECIDE -> chosenLine.get();
        case CHECKS -> checks.get().filter(Node::isVisible).or(form);
        case MORE -> search.get();
      };
    }
  }

  /**
   * Builds it; {@link #start} shows it.
   *
   * @param layer over the review screen, laid out by nobody
   * @param toDesk gives the keyboard to the review screen
   */
  public Tour(
      ReviewModel desk, Pane layer, KeyPlaceholders keys, StepTargets places, Runnable toDesk) {
    this.model = new TourModel(desk);
    this.layer = layer;
    this.keys = keys;
    this.toDesk = toDesk;
    this.places = places;
    this.card = new TourCard(model);
    frame.getStyleClass().add("tour-frame");
    frame.setMouseTransparent(true);
    frame.setManaged(false);
    model.step().addListener((o, was, is) -> is.ifPresentOrElse(this::show, this::hide));
    desk.chosen().addListener((o, was, is) -> Platform.runLater(this::place));
    layer.sceneProperty().subscribe(s -> Optional.ofNullable(s).ifPresent(this::listen));
  }

  private void listen(Scene scene) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::filtered);
    scene.addEventHandler(KeyEvent.KEY_PRESSED, this::unwanted);
  }

  /** Begins, from the first step on. */
  public void start() {
    model.end();
    model.start();
  }

  /**
   * Ends it where the analyst went to something else, such as a dialog that the last step names.
   */
  public void somethingElseOpened() {
    if (model.step().get().equals(Optional.of(TourStep.MORE))) {
      model.end();
    }
  }

  private void show(TourStep step) {
    if (!layer.getChildren().contains(card)) {
      layer.getChildren().addAll(frame, card);
    }
    boolean asks = model.asks();
    card.show(step, asks, keys);
    watch(step);
    if (asks) {
      toDesk.run();
    } else {
      card.requestFocus();
    }
    place();
    Platform.runLater(this::place);
  }

  /** Keeps card and frame where what they are about is. */
  private void watch(TourStep step) {
    watching.unsubscribe();
    watching =
        Subscription.combine(
            layer.widthProperty().subscribe(w -> place()),
            layer.heightProperty().subscribe(h -> place()),
            places
                .of(step)
                .map(n -> n.localToSceneTransformProperty().subscribe(t -> place()))
                .orElse(Subscription.EMPTY));
  }

  private void place() {
    model
        .step()
        .get()
        .ifPresent(
            step -> {
              Optional<Bounds> about =
                  places
                      .of(step)
                      .filter(n -> n.getScene() != null)
                      .map(n -> layer.sceneToLocal(n.localToScene(n.getLayoutBounds())));
              frame.setVisible(about.isPresent());
              about.ifPresent(this::put);
              card.stand(about.orElse(new BoundingBox(-1, -1, 0, 0)), layer);
            });
  }

  private void put(Bounds about) {
    frame.resizeRelocate(
        about.getMinX() - AROUND,
        about.getMinY() - AROUND,
        about.getWidth() + 2 * AROUND,
        about.getHeight() + 2 * AROUND);
  }

  private void hide() {
    watching.unsubscribe();
    boolean focused = card.isFocused();
    layer.getChildren().removeAll(frame, card);
    if (focused) {
      toDesk.run();
    }
  }

  private boolean isOn() {
    return model.step().get().isPresent();
  }

  private void filtered(KeyEvent event) {
    if (isOn() && event.getCode() == KeyCode.F6) {
      event.consume();
      if (card.isFocused()) {
        toDesk.run();
      } else {
        card.requestFocus();
      }
    }
  }

  private void unwanted(KeyEvent event) {
    if (isOn() && !event.isConsumed() && event.getCode() == KeyCode.ESCAPE) {
      event.consume();
      model.end();
    }
  }
}
