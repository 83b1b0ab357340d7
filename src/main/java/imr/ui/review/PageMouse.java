package imr.ui.review;

import imr.annotation.SpanTrimmer;
import imr.annotation.Target;
import imr.letter.Span;
import imr.letter.WordSpans;
import imr.review.ReviewSession;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/**
 * The mouse over the printed pages, as over the text: a click chooses the field whose highlight
 * stands there and, again at the same place, the next one around it; dragging selects, from page to
 * page too; a double click selects the word.
 */
final class PageMouse {
  private final ReviewModel model;
  private final GroupsModel groups;
  private final LetterPane letter;
  private final PagePane pane;
  private final OverlapCycle overlaps;
  private Optional<Target> before = Optional.empty();
  private OptionalInt anchor = OptionalInt.empty();

  /**
   * @param letter the text, whose selection is the pages' too
   */
  PageMouse(ReviewModel model, GroupsModel groups, LetterPane letter, PagePane pane) {
    this.model = model;
    this.groups = groups;
    this.letter = letter;
    this.pane = pane;
    this.overlaps = new OverlapCycle(model);
  }

  void watch(PageNode page) {
    page.paper().setOnMousePressed(this::pressed);
    page.paper().setOnMouseDragged(this::dragged);
    page.paper().setOnMouseReleased(this::released);
    page.paper().setOnMouseClicked(e -> clicked(page, e));
  }

  private void pressed(MouseEvent event) {
    pane.focus();
    anchor = pane.nearest(event.getSceneX(), event.getSceneY());
    if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 1) {
      letter.area().deselect();
    }
    event.consume();
  }

  private void dragged(MouseEvent event) {
    OptionalInt to = pane.nearest(event.getSceneX(), event.getSceneY());
    if (event.getButton() == MouseButton.PRIMARY
        && !event.isStillSincePress()
        && anchor.isPresent()
        && to.isPresent()) {
      int start = Math.min(anchor.getAsInt(), to.getAsInt());
      int last = Math.max(anchor.getAsInt(), to.getAsInt());
      select(new Span(start, last + 1));
    }
  }

  private void released(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && !event.isStillSincePress()) {
      model
          .session()
          .get()
          .filter(s -> !event.isAltDown())
          .flatMap(
              s ->
                  model
                      .selection()
                      .get()
                      .flatMap(x -> SpanTrimmer.wholeWords(s.letter().text(), x)))
          .ifPresent(this::select);
    }
  }

  /** The text selects it too, but tells of it only while it is shown. */
  private void select(Span span) {
    letter.select(span);
    model.select(Optional.of(span));
  }

  private void clicked(PageNode page, MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
      return;
    }
    pane.at(page, event.getX(), event.getY())
        .ifPresent(
            index -> {
              if (event.getClickCount() == 1) {
                before = overlaps.chosen();
                overlaps.clicked(index, highlights());
              } else {
                overlaps.backTo(before);
                wordAt(index).ifPresent(this::select);
              }
            });
  }

  private List<imr.review.Highlight> highlights() {
    return groups.shown(model.session().get().map(ReviewSession::highlights).orElse(List.of()));
  }

  private Optional<Span> wordAt(int index) {
    return model.session().get().flatMap(s -> WordSpans.of(s.letter().text()).nearest(index));
  }
}
