package imr.ui.learn;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/** Two parts beside each other where there is room for both, else one below the other. */
final class TwoParts extends Region {
  private static final double GAP = 20;

  /** From this width on the parts are beside each other. */
  private static final double WIDE = 860;

  /** The first part's share of the width. */
  private static final double SHARE = 0.64;

  private final Region first;
  private final Region second;

  TwoParts(Region first, Region second) {
    this.first = first;
    this.second = second;
    getChildren().setAll(first, second);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computeMinHeight(double width) {
    return width >= WIDE
        ? Math.max(first.minHeight(left(width)), second.minHeight(right(width)))
        : first.minHeight(width) + GAP + second.minHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    return computeMinHeight(width);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    if (width >= WIDE) {
      first.resizeRelocate(0, 0, left(width), height);
      second.resizeRelocate(left(width) + GAP, 0, right(width), height);
    } else {
      double below = Math.ceil(second.minHeight(width));
      first.resizeRelocate(0, 0, width, height - GAP - below);
      second.resizeRelocate(0, height - below, width, below);
    }
  }

  private static double left(double width) {
    return Math.floor((width - GAP) * SHARE);
  }

  private static double right(double width) {
    return width - GAP - left(width);
  }
}
