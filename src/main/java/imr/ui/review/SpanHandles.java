package imr.ui.review;

import imr.annotation.Spans;
import imr.letter.ShownText;
import imr.letter.Span;
import imr.letter.Words;
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
  private final Sight sight;
  private final Supplier<ShownText> text;
  private final ToIntBiFunction<Double, Double> indexAt;
  private final Consumer<Optional<Span>> moving;
  private final Region start = grip("start-grip");
  private final Region end = grip("end-grip");
  private Optional<Span> span = Optional.empty();
  private Optional<Span> dragged = Optional.empty();

  /**
   * @param indexAt the letter's character at a place of the scene
   * @param moving shows how far a highlight would go; empty when nothing is dragged any longer
   */
  SpanHandles(
      ReviewModel model,
      Sight sight,
      Supplier<ShownText> text,
      ToIntBiFunction<Double, Double> indexAt,
      Consumer<Optional<Span>> moving) {
    this.model = model;
    this.sight = sight;
    this.text = text;
    this.indexAt = indexAt;
    this.moving = moving;
    watch(start, Words.Edge.START);
    watch(end, Words.Edge.END);
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
    place();
  }

  /** Where the highlight is in sight. */
  void place() {
    Optional<Span> shown = span.map(text.get()::toShown).filter(s -> s.length() > 0);
    put(start, shown.flatMap(s -> sight.boundsOf(new Span(s.start(), s.start() + 1))), true);
    put(end, shown.flatMap(s -> sight.boundsOf(new Span(s.end() - 1, s.end()))), false);
  }

  private static void put(Region grip, Optional<Bounds> at, boolean left) {
    grip.setVisible(at.isPresent());
    at.ifPresent(
        b ->
            grip.resizeRelocate(
                left ? b.getMinX() - WIDTH : b.getMaxX(), b.getMinY(), WIDTH, b.getHeight()));
  }

  private void watch(Region grip, Words.Edge edge) {
    grip.setOnMousePressed(MouseEvent::consume);
    grip.setOnMouseDragged(e -> drag(e, edge));
    grip.setOnMouseReleased(this::release);
  }

  private void drag(MouseEvent event, Words.Edge edge) {
    event.consume();
    int index = indexAt.applyAsInt(event.getSceneX(), event.getSceneY());
    span.filter(s -> event.getButton() == MouseButton.PRIMARY)
        .flatMap(s -> moved(s, edge, index))
        .flatMap(s -> event.isAltDown() ? Optional.of(s) : whole(s))
        .ifPresent(
            s -> {
              dragged = Optional.of(s);
              moving.accept(dragged);
            });
  }

  private static Optional<Span> moved(Span span, Words.Edge edge, int index) {
    return switch (edge) {
      case START ->
          index < span.end() ? Optional.of(new Span(index, span.end())) : Optional.empty();
      case END ->
          index > span.start() ? Optional.of(new Span(span.start(), index)) : Optional.empty();
    };
  }

  private Optional<Span> whole(Span s) {
    return model.session().get().flatMap(x -> Spans.wholeWords(x.letter().text(), s));
  }

  private void release(MouseEvent event) {
    event.consume();
    Optional<Span> to = dragged;
    dragged = Optional.empty();
    moving.accept(Optional.empty());
    to.ifPresent(
        s -> model.chosen().get().ifPresent(t -> model.act(x -> x.relocate(t, s, model.me()))));
  }
}
