package imr.ui.review;

import imr.letter.DisplayText;
import imr.letter.Span;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.fxmisc.richtext.StyledTextArea;
import org.fxmisc.richtext.model.TwoDimensional.Bias;

/**
 * What of the letter is in sight: scrolls to places, tells where they stand on the pane, and writes
 * the chosen field's name beside its line. Places are shown ones, see {@link DisplayText}.
 */
final class LetterViewport {
  private final Region pane;
  private final StyledTextArea<ParagraphStyling, RunStyle> area;
  private final Label name = new Label();
  private final Timeline settling = new Timeline();
  private Runnable placed = () -> {};
  private Optional<Scene> placing = Optional.empty();
  private Optional<Span> named = Optional.empty();
  private final Runnable afterLayout = this::place;

  LetterViewport(Region pane, StyledTextArea<ParagraphStyling, RunStyle> area) {
    this.pane = pane;
    this.area = area;
    name.getStyleClass().add("margin-name");
    name.setMouseTransparent(true);
    name.setVisible(false);
    name.setManaged(false);
    area.estimatedScrollYProperty().addListener((o, was, is) -> placeSoon());
  }

  /** Called when places of the text may have moved, after it was laid out. */
  void onPlacing(Runnable listener) {
    placed = listener;
  }

  /**
   * Puts what lies over the text where it belongs, once for all that moved and only once it's laid
   * out: asking for a place before that lays the text out twice.
   */
  void placeSoon() {
    Scene scene = pane.getScene();
    if (scene != null && placing.isEmpty()) {
      placing = Optional.of(scene);
      scene.addPostLayoutPulseListener(afterLayout);
      Platform.requestNextPulse();
    }
  }

  private void place() {
    placing.ifPresent(s -> s.removePostLayoutPulseListener(afterLayout));
    placing = Optional.empty();
    placeName();
    placed.run();
  }

  /** To be laid over the text. */
  Label name() {
    return name;
  }

  /** Writes a name beside a place; takes it away where there is no place. */
  void name(String words, Optional<Span> place) {
    named = place;
    name.setText(words);
    placeSoon();
  }

  /** Leaves the name out where there is no room for it or its line is out of sight. */
  private void placeName() {
    Optional<Bounds> at = named.flatMap(s -> boundsOf(new Span(s.start(), s.start() + 1)));
    name.applyCss();
    name.autosize();
    double x = pane.getWidth() - area.getPadding().getRight() + 12;
    boolean room = pane.getWidth() - x - 20 > name.getWidth();
    name.setVisible(room && inSight(at));
    at.ifPresent(b -> name.relocate(x, b.getMinY() + 2));
  }

  /** Where a place stands on the pane; empty while it is not laid out. */
  Optional<Bounds> boundsOf(Span place) {
    return place.end() <= area.getLength() && laidOut(place)
        ? area.getCharacterBoundsOnScreen(place.start(), place.end()).map(pane::screenToLocal)
        : Optional.empty();
  }

  private boolean laidOut(Span place) {
    return !area.getVisibleParagraphs().isEmpty()
        && paragraphOf(place.end() - 1) >= area.firstVisibleParToAllParIndex()
        && paragraphOf(place.start()) <= area.lastVisibleParToAllParIndex();
  }

  private int paragraphOf(int index) {
    return area.offsetToPosition(index, Bias.Forward).getMajor();
  }

  /**
   * What the eye is on: the named place while it is in sight, else the uppermost paragraph's
   * beginning; index 0 while nothing is laid out. Asks for no point of the area: while it waits to
   * be laid out, that fails.
   */
  Span anchor() {
    if (area.getVisibleParagraphs().isEmpty() || area.getLength() == 0) {
      return new Span(0, 1);
    }
    int top = area.getAbsolutePosition(area.firstVisibleParToAllParIndex(), 0);
    return named.filter(s -> inSight(boundsOf(s))).orElse(new Span(top, top + 1));
  }

  private boolean inSight(Optional<Bounds> at) {
    return at.filter(b -> b.getMinY() >= 0 && b.getMaxY() <= pane.getHeight()).isPresent();
  }

  /** Scrolls so that a place's paragraph is the uppermost, and on until the place is in sight. */
  void showAtTop(Span place) {
    area.showParagraphAtTop(paragraphOf(place.start()));
    settle(place, paragraphOf(place.start()));
  }

  /**
   * Scrolls only as far as needed to have the place's first line in sight, with some lines around
   * it.
   */
  void reveal(Span place) {
    int paragraph = paragraphOf(place.start());
    if (!laidOut(new Span(place.start(), place.start() + 1))) {
      area.showParagraphAtTop(paragraph);
    }
    settle(place, paragraph);
  }

  /**
   * A long paragraph can be in sight while the place is not, and where the place stands is known
   * only once it is laid out, some pulses later: looks until then, at most for half a second.
   */
  private void settle(Span place, int paragraph) {
    int end = area.getAbsolutePosition(paragraph, 0) + area.getParagraphLength(paragraph);
    Span inOne = new Span(place.start(), Math.max(Math.min(place.end(), end), place.start() + 1));
    settling.stop();
    settling
        .getKeyFrames()
        .setAll(
            new KeyFrame(
                Duration.millis(30), e -> boundsOf(inOne).ifPresent(this::bringIntoSight)));
    settling.setCycleCount(16);
    settling.play();
  }

  /** Scrolls by what is missing, and stops looking once nothing is. */
  private void bringIntoSight(Bounds lines) {
    double around = Math.min(80, pane.getHeight() / 4);
    double over = lines.getMinY() - around;
    double under = lines.getMaxY() - (pane.getHeight() - 8);
    if (lines.getMinY() < 8) {
      area.scrollYBy(over);
    } else if (under > 0 && over > 1) {
      area.scrollYBy(Math.min(under + around, over));
    } else {
      settling.stop();
    }
    placeSoon();
  }
}
