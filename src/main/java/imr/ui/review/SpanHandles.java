package imr.ui.review;

import imr.annotation.SpanTrimmer;
import imr.letter.DisplayText;
import imr.letter.Span;
import imr.letter.WordSpans;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToIntBiFunction;
import javafx.geometry.Bounds;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/** Grips at the ends of the chosen highlight: dragged, they move the end by words. */
final class SpanHandles {
  private static final double WIDTH = 7;

  private final ReviewModel model;
  private final LetterViewport sight;
  private final Supplier<DisplayText> text;
  private final ToIntBiFunction<Double, Double> indexAt;
  private final Consumer<Optional<Span>> moving;
  private final Region start = grip("start-grip");
  private final Region end = grip("end-grip");
  private Optional<Span> span = Optional.empty();
  private Optional<Span> dragged = Optional.empty();
  private Optional<WordSpans.Edge> held = Optional.empty();

  /**
   * @param pane holds the text and the grips
   * @param indexAt the letter's character at a place of the scene
   * @param moving shows how far a highlight would go; empty when nothing is dragged any longer
   */
  SpanHandles(
      Region pane,
      ReviewModel model,
      LetterViewport sight,
      Supplier<DisplayText> text,
      ToIntBiFunction<Double, Double> indexAt,
      Consumer<Optional<Span>> moving) {
    this.model = model;
    this.sight = sight;
    this.text = text;
    this.indexAt = indexAt;
    this.moving = moving;
    listen(pane);
  }

  /** The grips themselves, to lie over the text. */
  List<Node> nodes() {
    return List.of(start, end);
  }

  private static Region grip(String id) {
    Region grip = new Region();
    grip.setId(id);
    grip.getStyleClass().add("span-grip");
    grip.setManaged(false);
    grip.setVisible(false);
    grip.setCursor(Cursor.H_RESIZE);
    return grip;
  }

  /** Puts the grips at a highlight; takes them away where there is none. */
  void show(Optional<Span> highlight) {
    span = highlight;
    sight.placeSoon();
  }

  /** Where the highlight is in sight; a grip that is dragged stays, or it would be let go. */
  void place() {
    if (held.isPresent()) {
      return;
    }
    Optional<Span> shown = span.map(text.get()::toShown).filter(s -> s.length() > 0);
    put(start, shown.flatMap(s -> sight.boundsOf(new Span(s.start(), s.start() + 1))), true);
    put(end, shown.flatMap(s -> sight.boundsOf(new Span(s.end() - 1, s.end()))), false);
  }

  private static void put(Region grip, Optional<Bounds> at, boolean left) {
    grip.setVisible(at.isPresent());
    grip.applyCss(); // it's placed after the pulse has styled what is in sight
    at.ifPresent(
        b ->
            grip.resizeRelocate(
                left ? b.getMinX() - WIDTH : b.getMaxX(), b.getMinY(), WIDTH, b.getHeight()));
  }

  /** What is dragged leaves the grip behind at once, so the pane listens, not the grip. */
  private void listen(Region pane) {
    start.setOnMousePressed(e -> press(e, WordSpans.Edge.START));
    end.setOnMousePressed(e -> press(e, WordSpans.Edge.END));
    pane.addEventFilter(MouseEvent.MOUSE_DRAGGED, e -> held.ifPresent(edge -> drag(e, edge)));
    pane.addEventFilter(MouseEvent.MOUSE_RELEASED, e -> held.ifPresent(edge -> release(e)));
  }

  private void press(MouseEvent event, WordSpans.Edge edge) {
    event.consume();
    held = Optional.of(edge).filter(e -> event.getButton() == MouseButton.PRIMARY);
  }

  private void drag(MouseEvent event, WordSpans.Edge edge) {
    event.consume();
    int index = indexAt.applyAsInt(event.getSceneX(), event.getSceneY());
    span.flatMap(s -> moved(s, edge, index))
        .flatMap(s -> event.isAltDown() ? Optional.of(s) : whole(s))
        .ifPresent(
            s -> {
              dragged = Optional.of(s);
              moving.accept(dragged);
            });
  }

  private static Optional<Span> moved(Span span, WordSpans.Edge edge, int index) {
    return switch (edge) {
      case START ->
          index < span.end() ? Optional.of(new Span(index, span.end())) : Optional.empty();
      case END ->
          index > span.start() ? Optional.of(new Span(span.start(), index)) : Optional.empty();
    };
  }

  private Optional<Span> whole(Span s) {
    return model.session().get().flatMap(x -> SpanTrimmer.wholeWords(x.letter().text(), s));
  }

  private void release(MouseEvent event) {
    event.consume();
    Optional<Span> to = dragged;
    held = Optional.empty();
    dragged = Optional.empty();
    moving.accept(Optional.empty());
    sight.placeSoon();
    to.ifPresent(
        s -> model.chosen().get().ifPresent(t -> model.act(x -> x.relocate(t, s, model.me()))));
  }
}
