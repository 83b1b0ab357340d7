package imr.report;

import imr.exchange.Csv;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Figures to be drawn, read out, or written as a table.
 *
 * @param id names it in files; small letters and hyphens
 * @param nothing said in its place where it has no lines
 * @param kind how it is drawn
 * @param head the table's heads: what a line is about, then what each of its numbers is
 */
public record Chart(
    String id, String title, String nothing, Kind kind, List<String> head, List<Line> lines) {

  /** How it is drawn. */
  public enum Kind {
    /** A bar a line, of its first number. */
    BARS,
    /** A column a line, in order of time, its numbers one on the other. */
    STACKS,
    /** A column a line, in order of time, of its first number. */
    COLUMNS
  }

  /**
   * One line.
   *
   * @param numbers as many as the head has names after the first
   * @param words the numbers as they are read
   */
  public record Line(String label, List<Double> numbers, String words) {
    public Line {
      numbers = List.copyOf(numbers);
    }

    /** All numbers together. */
    public double sum() {
      return numbers.stream().mapToDouble(Double::doubleValue).sum();
    }
  }

  public Chart {
    head = List.copyOf(head);
    lines = List.copyOf(lines);
  }

  /** All its figures, to be read out. */
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

  /** Its figures as comma-separated values. */
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
