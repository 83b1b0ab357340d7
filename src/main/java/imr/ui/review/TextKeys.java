package imr.ui.review;

import imr.letter.DisplayText;
import imr.letter.Span;
import imr.letter.WordCursor;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.StyledTextArea;

/**
 * Selecting words with the keyboard while the letter's text has it: arrows move by words and lines,
 * with Shift they move the selection's end by words and lines. Letters, Enter and Escape are left
 * to others.
 */
final class TextKeys {
  /** How far a line above or below is looked for, in pixels. */
  private static final double FAR = 400;

  private final StyledTextArea<ParagraphStyling, RunStyle> area;
  private final LetterViewport sight;
  private final Supplier<DisplayText> shown;
  private final Supplier<Optional<WordCursor>> cursor;
  private final Consumer<WordCursor> moved;
  private OptionalDouble column = OptionalDouble.empty();

  /**
   * @param cursor where the selection is; empty for a letter without words
   * @param moved takes where it is to be
   */
  TextKeys(
      StyledTextArea<ParagraphStyling, RunStyle> area,
      LetterViewport sight,
      Supplier<DisplayText> shown,
      Supplier<Optional<WordCursor>> cursor,
      Consumer<WordCursor> moved) {
    this.area = area;
    this.sight = sight;
    this.shown = shown;
    this.cursor = cursor;
    this.moved = moved;
    area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  private void pressed(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    Optional<WordCursor> from = cursor.get();
    from.flatMap(c -> after(event, c))
        .ifPresent(
            to -> {
              event.consume();
              column = vertical(event) ? column : OptionalDouble.empty();
              moved.accept(area.getSelection().getLength() == 0 ? from.get() : to);
            });
  }

  private static boolean vertical(KeyEvent event) {
    return event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN;
  }

  /** Where a key leads; empty for a key that is none of ours. */
  private Optional<WordCursor> after(KeyEvent event, WordCursor from) {
    boolean shift = event.isShiftDown();
    return Optional.ofNullable(
        switch (event.getCode()) {
          case RIGHT -> shift ? from.extendedNext() : from.next();
          case LEFT -> shift ? from.extendedPrevious() : from.previous();
          case DOWN ->
              shift
                  ? from.extendedTo(beside(from, from.active(), true))
                  : onto(from, beside(from, true));
          case UP ->
              shift
                  ? from.extendedTo(beside(from, from.active(), false))
                  : onto(from, beside(from, false));
          case HOME -> toLineEnd(from, false, shift);
          case END -> toLineEnd(from, true, shift);
          default -> null;
        });
  }

  private static WordCursor onto(WordCursor from, Optional<Span> word) {
    return word.map(from::onto).orElse(from);
  }

  private static WordCursor toLineEnd(WordCursor from, Optional<Span> word, boolean extend) {
    return extend ? from.extendedTo(word) : onto(from, word);
  }

  private WordCursor toLineEnd(WordCursor from, boolean last, boolean extend) {
    Optional<Span> word =
        boundsOf(edge(from, last))
            .flatMap(b -> wordAt(from, last ? area.getWidth() : 0, b.getCenterY()));
    return toLineEnd(from, word, extend);
  }

  /** The word of the next line (or the one before) that is nearest to the column. */
  private Optional<Span> beside(WordCursor from, boolean below) {
    return beside(from, from.selection(), below);
  }

  private Optional<Span> beside(WordCursor from, Span of, boolean below) {
    Optional<Bounds> line = boundsOf(below ? lastCharacter(of) : firstCharacter(of));
    if (line.isEmpty()) {
      return Optional.empty();
    }
    double x = column.orElse(line.get().getCenterX());
    column = OptionalDouble.of(x);
    double y = below ? line.get().getMaxY() : line.get().getMinY();
    for (double step = 4; step < FAR; step += 6) {
      Optional<Span> word = wordAt(from, x, below ? y + step : y - step);
      if (word.filter(w -> onOtherLine(w, line.get(), below)).isPresent()) {
        return word;
      }
    }
    return Optional.empty();
  }

  private boolean onOtherLine(Span word, Bounds line, boolean below) {
    return boundsOf(below ? firstCharacter(word) : lastCharacter(word))
        .filter(b -> below ? b.getMinY() > line.getMaxY() - 4 : b.getMaxY() < line.getMinY() + 4)
        .isPresent();
  }

  private Optional<Span> wordAt(WordCursor from, double x, double y) {
    return indexAt(x, y).flatMap(index -> from.words().nearest(shown.get().toCanonical(index)));
  }

  private Optional<Integer> indexAt(double x, double y) {
    try {
      return Optional.of(area.hit(x, y).getInsertionIndex());
    } catch (NoSuchElementException notLaidOut) {
      // why not an accident: between two pulses the text has no lines to hit
      return Optional.empty();
    }
  }

  /** The selection's last shown character, or its first one. */
  private Span edge(WordCursor from, boolean last) {
    return last ? lastCharacter(from.selection()) : firstCharacter(from.selection());
  }

  private Span firstCharacter(Span canonical) {
    int start = shown.get().toShown(canonical).start();
    return new Span(start, start + 1);
  }

  private Span lastCharacter(Span canonical) {
    int end = shown.get().toShown(canonical).end();
    return new Span(end - 1, end);
  }

  /** On the area, whose own coordinates a hit wants. */
  private Optional<Bounds> boundsOf(Span place) {
    return sight.boundsOf(place).isEmpty()
        ? Optional.empty()
        : area.getCharacterBoundsOnScreen(place.start(), place.end()).map(this::onArea);
  }

  private Bounds onArea(Bounds screen) {
    Point2D corner = area.screenToLocal(screen.getMinX(), screen.getMinY());
    return new javafx.geometry.BoundingBox(
        corner.getX(), corner.getY(), screen.getWidth(), screen.getHeight());
  }
}
