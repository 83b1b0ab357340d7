package imr.ui.dashboard;

import imr.report.Chart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/**
 * A column a line, from left to right; of several numbers one on the other. The numbers at the left
 * and the labels below are as large as the type is.
 */
public final class StackedColumns extends Region {
  private static final double GAP = 6;

  /** As many colors as the style sheet has. */
  static final int COLOURS = 6;

  private final List<Chart.DataRow> lines;
  private final boolean stacked;
  private final double most;
  private final Label top = new Label();
  private final Label zero = new Label("0");
  private final Label first = new Label();
  private final Label last = new Label();
  private final List<List<Region>> columns = new ArrayList<>();

  /**
   * @param lines at least one
   * @param stacked false to draw the first number of each alone
   */
  public StackedColumns(List<Chart.DataRow> lines, boolean stacked) {
    this.lines = lines;
    this.stacked = stacked;
    this.most = Math.max(1, lines.stream().mapToDouble(this::height).max().orElse(1));
    getStyleClass().add("plot-columns");
    top.setText(
        most == Math.rint(most)
            ? "%,.0f".formatted(most)
            : String.format(Locale.ROOT, "%.1f", most));
    first.setText(lines.getFirst().label());
    last.setText(lines.size() > 1 ? lines.getLast().label() : "");
    for (Label each : List.of(top, zero, first, last)) {
      each.getStyleClass().add("muted");
      each.setMinWidth(USE_PREF_SIZE);
    }
    lines.forEach(l -> columns.add(column(l)));
    List<Node> all = new ArrayList<>(List.of(top, zero, first, last));
    columns.forEach(all::addAll);
    getChildren().setAll(all);
  }

  private double height(Chart.DataRow line) {
    return stacked ? line.sum() : line.numbers().getFirst();
  }

  private List<Region> column(Chart.DataRow line) {
    List<Region> parts = new ArrayList<>();
    int numbers = stacked ? line.numbers().size() : 1;
    for (int i = 0; i < numbers; i++) {
      Region part = new Region();
      part.getStyleClass().addAll("plot-column", "plot-series-" + i % COLOURS);
      Tooltip.install(part, new Tooltip(line.label() + ": " + line.words()));
      parts.add(part);
    }
    return parts;
  }

  @Override
  protected double computePrefHeight(double width) {
    return Math.max(120, 9 * top.prefHeight(-1));
  }

  @Override
  protected double computePrefWidth(double height) {
    return 260;
  }

  @Override
  protected void layoutChildren() {
    double left = Math.max(top.prefWidth(-1), zero.prefWidth(-1)) + GAP;
    double foot = first.prefHeight(-1);
    double high = getHeight() - foot - GAP;
    double wide = getWidth() - left;
    List.of(top, zero, first, last).forEach(Node::autosize);
    top.relocate(left - GAP - top.getWidth(), 0);
    zero.relocate(left - GAP - zero.getWidth(), high - zero.getHeight());
    first.relocate(left, high + GAP);
    last.relocate(getWidth() - last.getWidth(), high + GAP);
    last.setVisible(first.getWidth() + last.getWidth() + GAP < wide);
    double each = wide / lines.size();
    for (int i = 0; i < lines.size(); i++) {
      place(columns.get(i), lines.get(i), left + i * each, Math.min(each, 60), high);
    }
  }

  private void place(List<Region> parts, Chart.DataRow line, double x, double each, double high) {
    double y = high;
    double between = each > 6 ? 2 : 0;
    for (int i = 0; i < parts.size(); i++) {
      double tall = high * line.numbers().get(i) / most;
      y -= tall;
      parts.get(i).resizeRelocate(x, y, Math.max(1, each - between), tall);
    }
  }
}
