package imr.exchange;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows as comma-separated values (RFC 4180): lines end with CR LF, and a cell with a comma, a quote
 * or a line end stands in quotes.
 *
 * <p>A cell that a spreadsheet could take for a formula begins with an apostrophe, which
 * spreadsheets show as plain words (OWASP, "CSV Injection"); a number is left alone.
 */
public final class Csv {
  private Csv() {}

  public static String of(List<List<String>> rows) {
    return rows.stream()
        .map(row -> row.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n")
        .collect(Collectors.joining());
  }

  private static String cell(String words) {
    String safe = couldRun(words) ? "'" + words : words;
    return safe.matches("(?s).*[,\"\r\n;\t].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  /** White space before the sign does not hold every spreadsheet back. */
  private static boolean couldRun(String words) {
    boolean number = words.matches("-?\\d+(\\.\\d+)?");
    return !number
        && (words.matches("(?s)[\\s\\p{Cntrl}]*[=+\\-@|%＝＋－＠].*")
            || words.matches("(?s)[\t\r\n].*"));
  }
}
