package imr.ui.review;

import imr.annotation.Target;
import imr.review.Highlight;
import java.util.Optional;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.fxmisc.richtext.CharacterHit;
import org.fxmisc.richtext.StyledTextArea;

/**
 * The mouse over the letter's text: a click chooses the field whose highlight is there and, again
 * at the same place, the next one around it; a double click edits a highlight's value, and selects
 * a word elsewhere; a third click selects the sentence.
 */
final class TextMouse {
  private final StyledTextArea<ParagraphStyling, RunStyle> area;
  private final OverlapCycle overlaps;
  private final LetterPane pane;
  private Optional<Target> before = Optional.empty();
  private boolean edits;
  private int pressedAt;
  private boolean dragged;

  TextMouse(
      StyledTextArea<ParagraphStyling, RunStyle> area, OverlapCycle overlaps, LetterPane pane) {
    this.area = area;
    this.overlaps = overlaps;
    this.pane = pane;
    area.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    area.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    area.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
  }

  private void pressed(MouseEvent event) {
    pressedAt = caretAt(event);
    if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() > 1) {
      event.consume();
      area.requestFocus();
      edits = event.getClickCount() == 2 && onHighlight(event);
      if (!edits) {
        overlaps.backTo(before);
        pane.selectAt(indexAt(event), event.getClickCount() > 2);
      }
    }
  }

  /** A passage is too long to be meant: a word of it is selected. */
  private boolean onHighlight(MouseEvent event) {
    int index = pane.shown().toCanonical(indexAt(event));
    return Highlight.allAt(index, pane.highlights()).stream()
        .findFirst()
        .filter(h -> !h.field().longText())
        .isPresent();
  }

  /** What was dragged over is brought to whole words; with Alt it stays as it is. */
  private void released(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    if (edits) {
      edits = false;
      pane.editHighlight();
      return;
    }
    dragged = !event.isStillSincePress() || selects(event);
    if (dragged && !event.isAltDown()) {
      pane.selectWholeWords();
    }
    if (dragged || event.getClickCount() > 1) {
      pane.mouseSelected();
    }
  }

  /** Short words are no longer than a hand shakes: what counts is that some are selected. */
  private boolean selects(MouseEvent event) {
    return area.getSelection().getLength() > 0 && caretAt(event) != pressedAt;
  }

  private int caretAt(MouseEvent event) {
    return area.hit(event.getX(), event.getY()).getInsertionIndex();
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && !dragged && event.getClickCount() == 1) {
      before = overlaps.chosen();
      overlaps.clicked(pane.shown().toCanonical(indexAt(event)), pane.highlights());
    }
  }

  /** The shown character below the mouse; beside the text, where a caret would stand. */
  private int indexAt(MouseEvent event) {
    CharacterHit hit = area.hit(event.getX(), event.getY());
    return hit.getCharacterIndex().orElse(hit.getInsertionIndex());
  }
}
