package imr.ui.tour;

import java.util.List;
import javafx.geometry.Bounds;

/** Where a card stands, in its layer's pixels. */
record CardPosition(double x, double y) {
  private static final double GAP = 12;

  /**
   * Right of a thing, else below it, left of it or above it, wherever there is room; else in the
   * lower right corner of the layer.
   */
  static CardPosition beside(Bounds about, double width, double height, double wide, double high) {
    double level = Math.clamp(about.getMinY(), GAP, Math.max(GAP, high - height - GAP));
    double across = Math.clamp(about.getMinX(), GAP, Math.max(GAP, wide - width - GAP));
    return List.of(
            new CardPosition(about.getMaxX() + GAP, level),
            new CardPosition(across, about.getMaxY() + GAP),
            new CardPosition(about.getMinX() - width - GAP, level),
            new CardPosition(across, about.getMinY() - height - GAP))
        .stream()
        .filter(p -> p.x() >= GAP && p.x() + width + GAP <= wide)
        .filter(p -> p.y() >= GAP && p.y() + height + GAP <= high)
        .findFirst()
        .orElse(
            new CardPosition(
                Math.max(GAP, wide - width - GAP), Math.max(GAP, high - height - GAP)));
  }
}
