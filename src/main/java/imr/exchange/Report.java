package imr.exchange;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A report independent of its format: paragraphs, tables, and charts. Knows nothing about what was
 * measured.
 */
public record Report(String title, List<String> lead, List<Section> sections) {
  public Report {
    lead = List.copyOf(lead);
    sections = List.copyOf(sections);
  }

  /** A section of the page. */
  public record Section(String title, List<Block> blocks) {
    public Section {
      blocks = List.copyOf(blocks);
    }
  }

  /** An element of a section. */
  public sealed interface Block {

    /** A paragraph. */
    record Words(String words) implements Block {}

    /**
     * A table.
     *
     * @param head the column titles
     * @param rows each with as many cells as there are columns
     * @param words the number of text columns on the left; all others contain numbers
     */
    record Table(List<String> head, List<List<String>> rows, int words) implements Block {
      public Table {
        head = List.copyOf(head);
        rows = rows.stream().map(List::copyOf).toList();
      }
    }

    /**
     * A bar chart with one bar per line, from 0 to 1.
     *
     * @param legend what the bars show, and what the marks show if there are any
     */
    record Bars(String legend, List<Bar> bars) implements Block {
      public Bars {
        bars = List.copyOf(bars);
      }
    }

    /**
     * A scatter chart in the unit square with its diagonal. The size of a point shows the number of
     * values.
     */
    record Points(String across, String up, List<Point> points) implements Block {
      public Points {
        points = List.copyOf(points);
      }
    }

    /**
     * A matrix of counts. On the diagonal, row and column have the same name.
     *
     * @param counts one list per row, with one count per column
     */
    record Matrix(
        String down,
        String across,
        List<String> rows,
        List<String> columns,
        List<List<Long>> counts)
        implements Block {
      public Matrix {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        counts = counts.stream().map(List::copyOf).toList();
      }
    }
  }

  /**
   * A bar; all numbers are from 0 to 1.
   *
   * @param value empty if there is none
   * @param ends an interval around the value
   * @param mark another value for comparison
   */
  public record Bar(
      String label, OptionalDouble value, Optional<BarInterval> ends, OptionalDouble mark) {}

  /** An interval. */
  public record BarInterval(double low, double high) {}

  /** A point in the unit square, and the number of values it represents. */
  public record Point(double across, double up, long values) {}
}
