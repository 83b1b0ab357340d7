package imr.exchange;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A page of figures, before it has a form: words, tables and plots. It knows nothing of what was
 * measured.
 */
public record Report(String title, List<String> lead, List<Section> sections) {
  public Report {
    lead = List.copyOf(lead);
    sections = List.copyOf(sections);
  }

  /** A part of the page under a heading. */
  public record Section(String title, List<Block> blocks) {
    public Section {
      blocks = List.copyOf(blocks);
    }
  }

  /** What stands in a section. */
  public sealed interface Block {

    /** A paragraph. */
    record Words(String words) implements Block {}

    /**
     * A table.
     *
     * @param head the columns' titles
     * @param rows as many cells each as there are columns
     * @param words how many columns from the left hold words; those after them hold numbers
     */
    record Table(List<String> head, List<List<String>> rows, int words) implements Block {
      public Table {
        head = List.copyOf(head);
        rows = rows.stream().map(List::copyOf).toList();
      }
    }

    /**
     * A bar a line, from 0 to 1.
     *
     * @param legend what the bars show, and what the marks do where there are any
     */
    record Bars(String legend, List<Bar> bars) implements Block {
      public Bars {
        bars = List.copyOf(bars);
      }
    }

    /**
     * Points in a square from 0 to 1, with its diagonal; the larger, the more values stand behind
     * them.
     */
    record Points(String across, String up, List<Point> points) implements Block {
      public Points {
        points = List.copyOf(points);
      }
    }

    /**
     * Counts of rows against columns; the diagonal is where the two names are the same.
     *
     * @param counts a list a row, with a count a column
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
   * One bar; all figures from 0 to 1.
   *
   * @param value empty where there is none
   * @param ends an interval around it
   * @param mark another value to be seen beside it
   */
  public record Bar(String label, OptionalDouble value, Optional<Ends> ends, OptionalDouble mark) {}

  /** From low to high. */
  public record Ends(double low, double high) {}

  /** A place in the square, and how many values it stands for. */
  public record Point(double across, double up, long values) {}
}
