package imr.intake;

/**
 * A rectangle on a page, in points (1/72 inch) from the top left of the page as it is seen, turned
 * and cropped.
 */
public record Box(double left, double top, double right, double bottom) {

  public double width() {
    return right - left;
  }

  public double height() {
    return bottom - top;
  }

  /** The smallest box around both. */
  public Box with(Box other) {
    return new Box(
        Math.min(left, other.left),
        Math.min(top, other.top),
        Math.max(right, other.right),
        Math.max(bottom, other.bottom));
  }

  /** How far a point is away, in points; what lies above or below counts four times. */
  double distance(double x, double y) {
    double across = Math.max(0, Math.max(left - x, x - right));
    double down = Math.max(0, Math.max(top - y, y - bottom));
    return Math.hypot(across, down * 4);
  }

  /**
   * True where the other box goes on with this one on the same line: beside it, over no wider gap
   * than twice the line's height, as between two words, not two columns.
   */
  boolean goesOn(Box other) {
    double lower = Math.min(height(), other.height());
    boolean sameLine =
        Math.min(bottom, other.bottom) - Math.max(top, other.top) > lower / 2 && lower > 0;
    return sameLine && other.left > left && other.left - right < 2 * height();
  }
}
