package imr.report;

import imr.exchange.Csv;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A chart that can be drawn, read aloud, or exported as a table.
 *
 * @param id its name in files; lowercase letters and hyphens
 * @param nothing the text shown if there are no lines
 * @param kind how it is drawn
 * @param head the column titles: what a line is about, then each of its numbers
 */
public record Chart(
    String id, String title, String nothing, Kind kind, List<String> head, List<DataRow> lines) {

  /** How a chart is drawn. */
  public enum Kind {
    /** One bar per line, for its first number. */
    BARS,
    /** One stacked column per line, in chronological order. */
    STACKS,
    /** One column per line for its first number, in chronological order. */
    COLUMNS
  }

  /**
   * A line of data.
   *
   * @param numbers as many as the head has titles after the first one
   * @param words the numbers as text
   */
  public record DataRow(String label, List<Double> numbers, String words) {
    public DataRow {
      numbers = List.copyOf(numbers);
    }

    /** Returns the sum of all numbers. */
    public double sum() {
      return numbers.stream().mapToDouble(Double::doubleValue).sum();
    }
  }

  public Chart {
    head = List.copyOf(head);
    lines = List.copyOf(lines);
  }

  /** Returns all data as text for screen readers. */
  public String read() {
    return lines.isEmpty()
        ? title + ". " + nothing
        : title
            + ". "
            + lines.stream()
                .map(l -> l.label() + ": " + l.words())
                .collect(Collectors.joining("; "))
            + ".";
  }

  /** Returns the data as comma-separated values. */
  public String csv() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(head);
    lines.forEach(
        l ->
            rows.add(
                Stream.concat(Stream.of(l.label()), l.numbers().stream().map(Chart::number))
                    .toList()));
    return Csv.of(rows);
  }

  private static String number(double of) {
    return of == Math.rint(of)
        ? String.valueOf((long) of)
        : String.format(java.util.Locale.ROOT, "%.2f", of);
  }
}
