package imr.exchange;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Draws charts as inline SVG in the page's colors. All sizes are in CSS pixels. */
final class SvgCharts {
  private static final int NAMES = 280;
  private static final int LENGTH = 560;
  private static final int FIGURES = 60;
  private static final int LINE = 22;
  private static final int SQUARE = 320;
  private static final int EDGE = 40;

  private SvgCharts() {}

  static String bars(List<Report.Bar> bars) {
    int height = LINE * bars.size() + 28;
    StringBuilder svg = begin(NAMES + LENGTH + FIGURES, height);
    for (int i = 0; i <= 4; i++) {
      double x = NAMES + LENGTH * i / 4.0;
      line(svg, "grid", x, 20, x, height);
      text(svg, "muted", x, 14, "middle", String.format(Locale.ROOT, "%.2f", i / 4.0));
    }
    for (int i = 0; i < bars.size(); i++) {
      bar(svg, bars.get(i), 24 + LINE * i);
    }
    return svg.append("</svg>\n").toString();
  }

  private static void bar(StringBuilder svg, Report.Bar bar, int top) {
    int middle = top + LINE / 2;
    text(svg, "", NAMES - 12, middle + 4, "end", shortened(bar.label()));
    bar.value().ifPresent(v -> rectangle(svg, NAMES, top + 4, LENGTH * v, LINE - 8));
    bar.ends()
        .ifPresent(
            e ->
                line(
                    svg,
                    "ends",
                    NAMES + LENGTH * e.low(),
                    middle,
                    NAMES + LENGTH * e.high(),
                    middle));
    bar.mark()
        .ifPresent(
            m ->
                line(svg, "mark", NAMES + LENGTH * m, top + 2, NAMES + LENGTH * m, top + LINE - 2));
    text(svg, "muted", NAMES + LENGTH + FIGURES, middle + 4, "end", figure(bar.value()));
  }

  private static String figure(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.3f", value.getAsDouble()) : "–";
  }

  private static String shortened(String label) {
    return label.codePointCount(0, label.length()) <= 44
        ? label
        : label.substring(0, label.offsetByCodePoints(0, 43)) + "…";
  }

  static String points(Report.Block.Points plot) {
    StringBuilder svg = begin(SQUARE + 2 * EDGE, SQUARE + 2 * EDGE);
    for (int i = 0; i <= 4; i++) {
      String label = String.format(Locale.ROOT, "%.2f", i / 4.0);
      line(svg, "grid", x(i / 4.0), y(0), x(i / 4.0), y(1));
      line(svg, "grid", x(0), y(i / 4.0), x(1), y(i / 4.0));
      text(svg, "muted", x(i / 4.0), y(0) + 18, "middle", label);
      text(svg, "muted", x(0) - 6, y(i / 4.0) + 4, "end", label);
    }
    line(svg, "diagonal", x(0), y(0), x(1), y(1));
    long most = plot.points().stream().mapToLong(Report.Point::values).max().orElse(1);
    for (Report.Point point : plot.points()) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<circle class=\"dot\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"><title>%d"
                  + " values</title></circle>\n",
              x(point.across()),
              y(point.up()),
              3 + 7 * Math.sqrt((double) point.values() / most),
              point.values()));
    }
    return svg.append("</svg>\n").toString();
  }

  private static double x(double share) {
    return EDGE + SQUARE * share;
  }

  private static double y(double share) {
    return EDGE + SQUARE * (1 - share);
  }

  private static StringBuilder begin(int width, int height) {
    return new StringBuilder(
        "<svg role=\"img\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">\n"
            .formatted(width, height, width, height));
  }

  private static void line(
      StringBuilder svg, String kind, double x1, double y1, double x2, double y2) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
            kind,
            x1,
            y1,
            x2,
            y2));
  }

  private static void rectangle(
      StringBuilder svg, double x, double y, double width, double height) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"bar\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>\n",
            x,
            y,
            width,
            height));
  }

  private static void text(
      StringBuilder svg, String kind, double x, double y, String anchor, String words) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
            kind,
            x,
            y,
            anchor,
            HtmlReport.escaped(words)));
  }
}
