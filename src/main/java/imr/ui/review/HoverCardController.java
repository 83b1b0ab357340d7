package imr.ui.review;

import imr.annotation.Target;
import imr.review.Highlight;
import imr.review.ReviewSession;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.fxmisc.richtext.event.MouseOverTextEvent;

/** When the card over the letter comes and goes: for the mouse's rest, and for a key. */
final class HoverCardController {
  private final ReviewModel model;
  private final LetterPane pane;
  private final HoverCard card;

  HoverCardController(ReviewModel model, LetterPane pane, HoverCard card) {
    this.model = model;
    this.pane = pane;
    this.card = card;
    pane.area().setMouseOverTextDelay(Duration.ofMillis(300));
    pane.area().addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_BEGIN, this::rests);
    pane.area().addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_END, e -> card.hide());
    pane.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> card.hide());
    pane.addEventFilter(ScrollEvent.SCROLL, e -> card.hide());
    model.chosen().addListener((o, was, is) -> card.hide());
    model.session().addListener((o, was, is) -> card.hide());
    pane.sceneProperty().addListener((o, was, is) -> hideAtKeys(Optional.ofNullable(is)));
  }

  private void hideAtKeys(Optional<Scene> scene) {
    scene.ifPresent(
        s ->
            s.addEventFilter(
                KeyEvent.KEY_PRESSED,
                e -> {
                  if (!e.getCode().isModifierKey() && !e.isAltDown()) {
                    card.hide();
                  }
                }));
  }

  private void rests(MouseOverTextEvent event) {
    int index = pane.shown().toCanonical(event.getCharacterIndex());
    List<Target> here =
        Highlight.allAt(index, pane.highlights()).stream().map(Highlight::target).toList();
    Point2D at = pane.screenToLocal(event.getScreenPosition());
    show(here, new BoundingBox(at.getX(), at.getY() - 14, 1, 28));
  }

  /** Explains the chosen value beside its place, or at the top where it has none in sight. */
  void chosen() {
    if (card.isVisible()) {
      card.hide();
      return;
    }
    Optional<Target> target = model.chosen().get();
    Bounds near =
        pane.evidenceOf(target)
            .map(pane.shown()::toShown)
            .flatMap(pane.sight()::boundsOf)
            .orElse(new BoundingBox(56, 0, 1, 1));
    show(target.stream().toList(), near);
    if (!card.isVisible()) {
      model.say("This field has no value yet.");
    }
  }

  private void show(List<Target> targets, Bounds near) {
    Optional<ReviewSession> session = model.session().get();
    session
        .filter(s -> !targets.isEmpty())
        .ifPresent(s -> card.show(s, targets, model.chances().get(), near));
  }
}
