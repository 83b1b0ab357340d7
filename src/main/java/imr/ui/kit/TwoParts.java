package imr.ui.kit;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/** Two parts beside each other where there is room for both, else one below the other. */
public final class TwoParts extends Region {
  private static final double GAP = 16;

  private final double wide;
  private final double share;
  private final Region first;
  private final Region second;

  /**
   * @param wide from this width on the parts are beside each other, in pixels of the design
   * @param share the first part's share of the width then, between 0 and 1
   */
  public TwoParts(double wide, double share, Region first, Region second) {
    this.wide = wide;
    this.share = share;
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
  protected double computePrefWidth(double height) {
    return wide;
  }

  @Override
  protected double computeMinHeight(double width) {
    return width >= wide
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
    if (width >= wide) {
      first.resizeRelocate(0, 0, left(width), height);
      second.resizeRelocate(left(width) + GAP, 0, right(width), height);
    } else {
      double below = Math.ceil(second.minHeight(width));
      first.resizeRelocate(0, 0, width, height - GAP - below);
      second.resizeRelocate(0, height - below, width, below);
    }
  }

  private double left(double width) {
    return Math.floor((width - GAP) * share);
  }

  private double right(double width) {
    return width - GAP - left(width);
  }
}
