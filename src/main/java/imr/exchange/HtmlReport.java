package imr.exchange;

import imr.exchange.Report.Block;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Formats a report as a single self-contained HTML page: no network, no scripts, light or dark
 * depending on the reader's system. All text is escaped.
 */
public final class HtmlReport {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; --bg: #f6f7f9; --surface: #ffffff; --line: #e1e4e8; --text: #1c2128;
        --muted: #59636e; --accent: #0b63ce; --soft: #e7f0fc; --warning: #996600; }
      @media (prefers-color-scheme: dark) { :root { --bg: #15181d; --surface: #1c2026; --line: #30363f;
        --text: #e6e9ee; --muted: #9aa4b1; --accent: #6cb0ff; --soft: #1d3350; --warning: #e3b341; } }
      body { margin: 0; background: var(--bg); color: var(--text); font: 14px/1.5 system-ui, sans-serif; }
      main { max-width: 1080px; margin: 0 auto; padding: 32px 24px 64px; }
      h1 { font-size: 22px; margin: 0 0 8px; } h2 { font-size: 16px; margin: 40px 0 12px; }
      p { margin: 0 0 8px; max-width: 76ch; } .lead { color: var(--muted); }
      .scroll { overflow-x: auto; background: var(--surface); border: 1px solid var(--line); border-radius: 8px;
        margin: 0 0 16px; }
      table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
      th, td { padding: 5px 12px; text-align: left; border-bottom: 1px solid var(--line); vertical-align: top; }
      th { font-size: 12px; color: var(--muted); font-weight: 600; } tr:last-child td { border-bottom: 0; }
      th.n, td.n { text-align: right; white-space: nowrap; } td.hit { background: var(--soft); font-weight: 600; }
      td { overflow-wrap: anywhere; }
      @media print { body { background: none; } .scroll { overflow: visible; } th.n, td.n { white-space: normal; } }
      td.none { color: var(--muted); } figure { margin: 0 0 16px; } figcaption { color: var(--muted); font-size: 12px; }
      svg { display: block; max-width: 100%; height: auto; } svg text { fill: var(--text); font: 12px system-ui, sans-serif; }
      svg .muted { fill: var(--muted); } svg .grid { stroke: var(--line); } svg .bar { fill: var(--accent); opacity: .35; }
      svg .dot { fill: var(--accent); } svg .ends { stroke: var(--accent); stroke-width: 2; } svg .mark { stroke: var(--warning);
        stroke-width: 2; fill: none; } svg .diagonal { stroke: var(--muted); stroke-dasharray: 4 4; }
      """;

  private HtmlReport() {}

  /** Returns the whole page, to be saved as UTF-8. */
  public static String of(Report report) {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>%s</title>
    <style>
    %s</style>
    </head>
    <body>
    <main>
    <h1>%s</h1>
    %s%s</main>
    </body>
    </html>
    """
        .formatted(
            escaped(report.title()),
            STYLE,
            escaped(report.title()),
            report.lead().stream()
                .map(w -> "<p class=\"lead\">" + escaped(w) + "</p>\n")
                .collect(Collectors.joining()),
            report.sections().stream().map(HtmlReport::section).collect(Collectors.joining()));
  }

  private static String section(Report.Section section) {
    return "<h2>"
        + escaped(section.title())
        + "</h2>\n"
        + section.blocks().stream().map(HtmlReport::block).collect(Collectors.joining());
  }

  private static String block(Block block) {
    return switch (block) {
      case Block.Words(String words) -> "<p>" + escaped(words) + "</p>\n";
      case Block.Table table -> table(table);
      case Block.Bars(String legend, List<Report.Bar> bars) -> figure(SvgCharts.bars(bars), legend);
      case Block.Points points ->
          figure(
              SvgCharts.points(points),
              "Across: " + points.across() + ". Up: " + points.up() + ".");
      case Block.Matrix matrix -> matrix(matrix);
    };
  }

  private static String figure(String svg, String caption) {
    return "<figure>\n" + svg + "<figcaption>" + escaped(caption) + "</figcaption>\n</figure>\n";
  }

  private static String table(Block.Table table) {
    return "<div class=\"scroll\"><table>\n"
        + head(table)
        + "<tbody>\n"
        + table.rows().stream()
            .map(row -> "<tr>" + cells("td", row, table.words()) + "</tr>\n")
            .collect(Collectors.joining())
        + "</tbody></table></div>\n";
  }

  /** Nothing where no column has a title. */
  private static String head(Block.Table table) {
    return table.head().stream().allMatch(String::isEmpty)
        ? ""
        : "<thead><tr>" + cells("th", table.head(), table.words()) + "</tr></thead>\n";
  }

  private static String cells(String element, List<String> cells, int words) {
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String number = i < words ? "" : " class=\"n\"";
      row.append("<%s%s>%s</%s>".formatted(element, number, escaped(cells.get(i)), element));
    }
    return row.toString();
  }

  private static String matrix(Block.Matrix matrix) {
    StringBuilder rows = new StringBuilder();
    for (int r = 0; r < matrix.rows().size(); r++) {
      String name = matrix.rows().get(r);
      rows.append("<tr><td>").append(escaped(name)).append("</td>");
      for (int c = 0; c < matrix.columns().size(); c++) {
        long count = matrix.counts().get(r).get(c);
        String kind = matrix.columns().get(c).equals(name) ? " hit" : count == 0 ? " none" : "";
        rows.append("<td class=\"n%s\">%s</td>".formatted(kind, count == 0 ? "·" : count));
      }
      rows.append("</tr>\n");
    }
    return "<div class=\"scroll\"><table>\n<thead><tr><th>%s ↓ &nbsp; %s →</th>%s</tr></thead>\n<tbody>\n%s</tbody></table></div>\n"
        .formatted(
            escaped(matrix.down()),
            escaped(matrix.across()),
            cells("th", matrix.columns(), 0),
            rows);
  }

  /** Escapes text for elements and attributes. Characters that HTML doesn't allow are dropped. */
  static String escaped(String words) {
    StringBuilder out = new StringBuilder(words.length() + 16);
    words
        .codePoints()
        .filter(c -> c == '\n' || c == '\t' || !(Character.isISOControl(c) || isAlone(c)))
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  /** Returns whether a code point is an unpaired surrogate, which UTF-8 can't represent. */
  private static boolean isAlone(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
