package imr.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes comma-separated values (RFC 4180): lines end with CR LF, and cells that contain a comma,
 * semicolon, tab, quote, or line end are quoted.
 *
 * <p>A cell that a spreadsheet could interpret as a formula gets an apostrophe in front, which
 * spreadsheets treat as a marker for text (OWASP, "CSV Injection"). Numbers are left unchanged.
 */
public final class Csv {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

  /**
   * Characters that spreadsheets don't show: white space, control and format characters, marks
   * without a base character, and fillers. Some programs skip them before a formula.
   */
  private static final String UNSEEN =
      "\\s\\p{C}\\p{Z}\\p{M}\\x{115F}\\x{1160}\\x{2800}\\x{3164}\\x{FFA0}";

  /** Characters that start a formula, with their full-width and small forms. */
  private static final String SIGNS =
      "=+\\-@|%\\x{FF1D}\\x{FF0B}\\x{FF0D}\\x{FF20}\\x{FF5C}\\x{FF05}"
          + "\\x{FE66}\\x{FE62}\\x{FE63}\\x{FE6B}\\x{2212}";

  private static final Pattern FORMULA =
      Pattern.compile("[%s]*+[%s]|[\\p{Cc}\\p{Zl}\\p{Zp}]".formatted(UNSEEN, SIGNS));

  private static final String MARK = "\uFEFF";

  private Csv() {}

  /**
   * Quotes cells with semicolons and tabs, because some spreadsheets use them as separators,
   * depending on the locale.
   */
  private static final class WhereverReadersDiffer implements QuoteStrategy {
    @Override
    public boolean quoteValue(int line, int column, String words) {
      return words.indexOf(';') >= 0 || words.indexOf('\t') >= 0;
    }
  }

  /** Adds a byte order mark, which Excel requires. */
  public static String marked(String rows) {
    return MARK + rows;
  }

  /** Formats rows as a string. */
  public static String of(List<List<String>> rows) {
    StringWriter all = new StringWriter();
    try (CsvWriter csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .quoteStrategy(new WhereverReadersDiffer())
            .build(all)) {
      rows.forEach(row -> csv.writeRecord(row.stream().map(Csv::safe).toList()));
    } catch (IOException nothingCanFailInMemory) {
      throw new IllegalStateException(nothingCanFailInMemory);
    }
    return all.toString();
  }

  private static String safe(String words) {
    return couldRun(words) ? "'" + words : words;
  }

  private static boolean couldRun(String words) {
    return !startsPlainly(words)
        && !NUMBER.matcher(words).matches()
        && FORMULA.matcher(words).lookingAt();
  }

  /** Returns true for most cells: no formula starts with one of these. */
  private static boolean startsPlainly(String words) {
    char first = words.isEmpty() ? 'a' : words.charAt(0);
    return (first >= 'a' && first <= 'z')
        || (first >= 'A' && first <= 'Z')
        || (first >= '0' && first <= '9');
  }
}
