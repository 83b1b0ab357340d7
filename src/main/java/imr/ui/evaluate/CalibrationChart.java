package imr.ui.evaluate;

import imr.evaluate.Calibration.Bin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;

/**
 * Confidence across, share of right values up, both from 0 to 1; on the diagonal both are the same.
 * The larger a point, the more values it stands for. The style sheet gives the colors.
 */
public final class CalibrationChart extends Region {
  private static final double LEFT = 44;
  private static final double FOOT = 40;
  private static final double HEAD = 12;

  private List<Bin> bins = List.of();

  /** An empty chart. */
  public CalibrationChart() {
    setId("calibration-plot");
    getStyleClass().add("calibration-plot");
    setMinSize(220, 180);
    setPrefSize(420, 360);
  }

  /** Shows other bins; those without values have no point. */
  public void show(List<Bin> shown) {
    bins = shown.stream().filter(b -> b.values() > 0).toList();
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double side = Math.max(60, Math.min(getWidth() - LEFT - 16, getHeight() - FOOT - HEAD));
    List<Node> parts = new ArrayList<>();
    for (int i = 0; i <= 4; i++) {
      double at = i / 4.0;
      parts.add(line("plot-grid", x(at, side), y(0, side), x(at, side), y(1, side)));
      parts.add(line("plot-grid", x(0, side), y(at, side), x(1, side), y(at, side)));
      parts.add(label(tick(at), x(at, side) - 12, y(0, side) + 4));
      parts.add(label(tick(at), 8, y(at, side) - 8));
    }
    parts.add(line("plot-diagonal", x(0, side), y(0, side), x(1, side), y(1, side)));
    parts.add(label("Confidence →   Share correct ↑", LEFT, y(0, side) + 20));
    long most = bins.stream().mapToLong(Bin::values).max().orElse(1);
    bins.forEach(bin -> parts.add(point(bin, most, side)));
    getChildren().setAll(parts);
    parts.forEach(Node::autosize);
  }

  private static String tick(double at) {
    return String.format(Locale.ROOT, "%.2f", at);
  }

  private static double x(double share, double side) {
    return LEFT + side * share;
  }

  private static double y(double share, double side) {
    return HEAD + side * (1 - share);
  }

  private static Line line(String style, double x1, double y1, double x2, double y2) {
    Line line = new Line(Math.round(x1), Math.round(y1), Math.round(x2), Math.round(y2));
    line.getStyleClass().add(style);
    line.setManaged(false);
    return line;
  }

  private static Label label(String words, double x, double y) {
    Label label = new Label(words);
    label.getStyleClass().add("plot-label");
    label.setManaged(false);
    label.relocate(x, y);
    return label;
  }

  private static Circle point(Bin bin, long most, double side) {
    double radius = 4 + 8 * Math.sqrt((double) bin.values() / most);
    Circle point = new Circle(x(bin.confidence(), side), y(bin.share().orElse(0), side), radius);
    point.getStyleClass().add("plot-point");
    point.setManaged(false);
    Tooltip.install(
        point,
        new Tooltip(
            String.format(
                Locale.ROOT,
                "%.1f–%.1f: %,d of %,d correct",
                bin.low(),
                bin.high(),
                bin.right(),
                bin.values())));
    return point;
  }
}
