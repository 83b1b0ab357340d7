package imr.ui.column;

import imr.review.ContextSentence;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.Region;

/**
 * A value's sentence on one line, cut at both ends where there is no room. It takes the width that
 * it is given, whatever is in it.
 */
final class SentenceNode extends Region {
  /** A value is cut to no less, in pixels. */
  private static final double LEAST_VALUE = 60;

  /** A longer value leaves the rest to what comes before it. */
  private static final double MOST_OF_VALUE = 0.7;

  /** More characters on either side never fit, and measuring them takes time. */
  private static final int MOST = 240;

  private final double mostBefore;
  private final Label before = new Label();
  private final Label value = new Label();
  private final Label after = new Label();
  private Optional<ContextSentence> shown = Optional.empty();

  /**
   * @param mostBefore the width at most of what comes before the value, in pixels
   */
  SentenceNode(double mostBefore) {
    this.mostBefore = mostBefore;
    getChildren().setAll(before, value, after);
    before.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
    value.getStyleClass().add("column-found");
  }

  void show(Optional<ContextSentence> sentence) {
    if (sentence.equals(shown)) {
      return;
    }
    shown = sentence;
    before.setText(sentence.map(ContextSentence::before).map(SentenceNode::end).orElse(""));
    value.setText(sentence.map(ContextSentence::value).orElse(""));
    after.setText(sentence.map(ContextSentence::after).map(SentenceNode::beginning).orElse(""));
    value.setVisible(sentence.isPresent());
  }

  private static String end(String words) {
    return words.substring(Math.max(0, words.length() - MOST));
  }

  private static String beginning(String words) {
    return words.substring(0, Math.min(words.length(), MOST));
  }

  String words() {
    return shown.map(ContextSentence::words).orElse("");
  }

  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    return value.prefHeight(-1);
  }

  @Override
  protected void layoutChildren() {
    double wide = getWidth();
    double middle = Math.min(value.prefWidth(-1), Math.max(LEAST_VALUE, wide * MOST_OF_VALUE));
    double left = Math.min(before.prefWidth(-1), Math.min(mostBefore, wide - middle));
    left = Math.max(0, left);
    middle = Math.min(value.prefWidth(-1), wide - left);
    place(before, 0, left);
    place(value, left, middle);
    place(after, left + middle, Math.max(0, wide - left - middle));
  }

  private void place(Label label, double at, double wide) {
    label.resizeRelocate(snapPositionX(at), 0, snapSizeX(wide), getHeight());
  }
}
