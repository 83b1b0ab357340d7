package imr.intake;

/**
 * A rectangle on a page, in points (1/72 inch) from the top left of the page as displayed, after
 * rotation and cropping.
 */
public record PageBox(double left, double top, double right, double bottom) {

  /** Returns the width in points. */
  public double width() {
    return right - left;
  }

  /** Returns the height in points. */
  public double height() {
    return bottom - top;
  }

  /** Returns the smallest box that contains both. */
  public PageBox with(PageBox other) {
    return new PageBox(
        Math.min(left, other.left),
        Math.min(top, other.top),
        Math.max(right, other.right),
        Math.max(bottom, other.bottom));
  }

  /** Returns the distance of a point, in points. Vertical distance counts four times. */
  double distance(double x, double y) {
    double across = Math.max(0, Math.max(left - x, x - right));
    double down = Math.max(0, Math.max(top - y, y - bottom));
    return Math.hypot(across, down * 4);
  }

  /**
   * Returns whether the other box continues this one on the same line: next to it, with a gap of at
   * most twice the line height, as between words but not columns.
   */
  boolean goesOn(PageBox other) {
    double lower = Math.min(height(), other.height());
    boolean sameLine =
        Math.min(bottom, other.bottom) - Math.max(top, other.top) > lower / 2 && lower > 0;
    return sameLine && other.left > left && other.left - right < 2 * height();
  }
}
