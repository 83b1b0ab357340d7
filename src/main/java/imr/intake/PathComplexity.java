package imr.intake;

import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.Line2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Estimates the work that drawing a path takes: the number of line segments and their length on the
 * page in pixels. Java2D needs time for each pixel of a line, each dash, and each intersection of a
 * clip's lines.
 */
final class PathComplexity {
  private static final int MOST_SEGMENTS = 200_000;
  private static final double LONGEST = 3e6;

  /**
   * The maximum number of segments of a clip. Up to {@link #FEW_OF_A_CLIP}, all of them may
   * intersect.
   */
  private static final int MOST_OF_A_CLIP = 3000;

  private static final int FEW_OF_A_CLIP = 300;
  private static final int MOST_CROSSINGS = 10_000;
  private static final long MOST_CELLS = 300_000;

  /** Curves are flattened to lines that differ by at most a pixel, up to 64 lines per curve. */
  private static final double FLATNESS = 1;

  private static final int HALVINGS = 6;

  private final List<Line2D> first = new ArrayList<>();
  private int segments;
  private double length;

  /**
   * Measures a path.
   *
   * @param toPixels the transformation from the path's space
   * @param visible the area outside of which nothing is drawn; null if unlimited
   */
  PathComplexity(
      Shape path, AffineTransform toPixels, @org.jspecify.annotations.Nullable Rectangle visible) {
    Rectangle2D page =
        visible == null
            ? new Rectangle(0, 0, Short.MAX_VALUE, Short.MAX_VALUE)
            : toPixels.createTransformedShape(visible).getBounds2D();
    PathIterator lines =
        new FlatteningPathIterator(path.getPathIterator(toPixels), FLATNESS, HALVINGS);
    double[] to = new double[6];
    double[] start = new double[2];
    double[] at = new double[2];
    for (; !lines.isDone() && segments <= MOST_SEGMENTS; lines.next()) {
      switch (lines.currentSegment(to)) {
        case PathIterator.SEG_MOVETO -> {
          start = to.clone();
          at = to.clone();
        }
        case PathIterator.SEG_LINETO -> {
          line(at, to, page);
          at = to.clone();
        }
        default -> {
          line(at, start, page);
          at = start.clone();
        }
      }
    }
  }

  private void line(double[] from, double[] to, Rectangle2D page) {
    segments++;
    length +=
        Math.hypot(
            inside(from[0], page.getMinX(), page.getMaxX())
                - inside(to[0], page.getMinX(), page.getMaxX()),
            inside(from[1], page.getMinY(), page.getMaxY())
                - inside(to[1], page.getMinY(), page.getMaxY()));
    if (segments <= MOST_OF_A_CLIP) {
      first.add(new Line2D.Double(from[0], from[1], to[0], to[1]));
    }
  }

  private static double inside(double value, double least, double most) {
    return Math.max(least, Math.min(most, value));
  }

  /** Returns the number of segments of an existing clip. */
  static int segments(Shape clip) {
    int segments = 0;
    PathIterator lines = clip.getPathIterator(null);
    for (; !lines.isDone() && segments <= MOST_SEGMENTS; lines.next()) {
      segments++;
    }
    return segments;
  }

  boolean canBeFilled() {
    return segments <= MOST_SEGMENTS && length <= LONGEST;
  }

  /**
   * Returns whether the path can be stroked in reasonable time.
   *
   * @param width the line width, in units of the page
   * @param dashes in the path's own units; empty for a solid line
   * @param scale from the path's own units to the page's
   */
  boolean canBeStroked(double width, float[] dashes, double scale) {
    double period = 0;
    for (float dash : dashes) {
      period += Math.abs(dash) * scale;
    }
    double pieces = segments + (period > 0 ? length / period : 0);
    return segments <= MOST_SEGMENTS && 2 * length + pieces * (2 + 4 * width) <= LONGEST;
  }

  /**
   * Returns whether Java2D can intersect the path with a clip in reasonable time.
   *
   * @param others the number of segments of the clip
   */
  boolean canClip(int others) {
    return segments <= MOST_OF_A_CLIP
        && (long) segments * others <= MOST_CELLS
        && (segments <= FEW_OF_A_CLIP || crossings() <= MOST_CROSSINGS);
  }

  private int crossings() {
    int crossings = 0;
    for (int i = 0; i < first.size() && crossings <= MOST_CROSSINGS; i++) {
      for (int j = 0; j < i; j++) {
        crossings += first.get(i).intersectsLine(first.get(j)) ? 1 : 0;
      }
    }
    return crossings;
  }
}
