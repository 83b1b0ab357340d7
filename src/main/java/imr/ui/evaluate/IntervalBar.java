package imr.ui.evaluate;

import imr.evaluate.ConfidenceInterval;
import imr.evaluate.Score;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.layout.Region;

/**
 * A share as a bar from 0 to 1, with its interval as a line over it, and the second run's as a
 * mark. The style sheet gives the colors.
 */
final class IntervalBar extends Region {
  private final Region track = part("share-track");
  private final Region fill = part("share-fill");
  private final Region ends = part("share-ends");
  private final Region mark = part("share-mark");
  private double value;
  private Optional<ConfidenceInterval> interval = Optional.empty();
  private double second;

  IntervalBar() {
    getStyleClass().add("share-bar");
    getChildren().setAll(List.of(track, fill, ends, mark));
    setMinWidth(0);
  }

  private static Region part(String style) {
    Region part = new Region();
    part.getStyleClass().add(style);
    part.setManaged(false);
    return part;
  }

  /** Shows a share; nothing but the track where it is one of nothing. */
  void show(Score.Share share, OptionalDouble other) {
    value = share.value().orElse(0);
    interval = share.interval();
    second = other.orElse(0);
    fill.setVisible(share.value().isPresent());
    ends.setVisible(interval.isPresent());
    mark.setVisible(other.isPresent());
    requestLayout();
  }

  @Override
  protected double computePrefHeight(double width) {
    return 14;
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double middle = Math.round(getHeight() / 2);
    track.resizeRelocate(0, middle - 4, width, 8);
    fill.resizeRelocate(0, middle - 4, width * value, 8);
    double low = width * interval.map(ConfidenceInterval::low).orElse(0.0);
    double high = width * interval.map(ConfidenceInterval::high).orElse(0.0);
    ends.resizeRelocate(low, middle - 5, Math.max(3, high - low), 10);
    mark.resizeRelocate(Math.min(width - 2, width * second - 1), middle - 7, 2, 14);
  }
}
