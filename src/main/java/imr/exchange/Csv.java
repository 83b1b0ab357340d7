package imr.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.Closeable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Rows as comma-separated values (RFC 4180): lines end with CR LF, and a cell with a comma, a
 * semicolon, a tab, a quote or a line end stands in quotes.
 *
 * <p>A cell that a spreadsheet could take for a formula begins with an apostrophe, which
 * spreadsheets show as plain words (OWASP, "CSV Injection"); a number is left alone.
 */
public final class Csv implements Closeable {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

  /**
   * What spreadsheets show as nothing: white space, control and format characters, marks without a
   * letter, and the blanks among letters and symbols. Some skip it in front of a formula's sign.
   */
  private static final String UNSEEN =
      "\\s\\p{C}\\p{Z}\\p{M}\\x{115F}\\x{1160}\\x{2800}\\x{3164}\\x{FFA0}";

  /** With their full-width and small forms. */
  private static final String SIGNS =
      "=+\\-@|%\\x{FF1D}\\x{FF0B}\\x{FF0D}\\x{FF20}\\x{FF5C}\\x{FF05}"
          + "\\x{FE66}\\x{FE62}\\x{FE63}\\x{FE6B}\\x{2212}";

  private static final Pattern FORMULA =
      Pattern.compile("[%s]*+[%s]|[\\p{Cc}\\p{Zl}\\p{Zp}]".formatted(UNSEEN, SIGNS));

  private static final String MARK = "\uFEFF";

  private final CsvWriter rows;
  private boolean closed;

  /** Writes rows one by one, and closes the writer in the end. */
  Csv(Writer to) {
    this.rows =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .quoteStrategy(new WhereverReadersDiffer())
            .build(to);
  }

  /** Some spreadsheets part cells at semicolons or tabs, as their country has it. */
  private static final class WhereverReadersDiffer implements QuoteStrategy {
    @Override
    public boolean quoteValue(int line, int column, String words) {
      return words.indexOf(';') >= 0 || words.indexOf('\t') >= 0;
    }
  }

  /** With a byte order mark before the first row, without which Excel garbles accents. */
  static Csv forSpreadsheets(Writer to) throws IOException {
    to.write(MARK);
    return new Csv(to);
  }

  /** Rows as one text, with the byte order mark that a file of them needs for Excel. */
  public static String marked(String rows) {
    return MARK + rows;
  }

  /** All rows as one text. */
  public static String of(List<List<String>> rows) {
    StringWriter all = new StringWriter();
    try (Csv csv = new Csv(all)) {
      rows.forEach(csv::row);
    } catch (IOException nothingCanFailInMemory) {
      throw new IllegalStateException(nothingCanFailInMemory);
    }
    return all.toString();
  }

  void row(List<String> cells) {
    rows.writeRecord(cells.stream().map(Csv::safe).toList());
  }

  /** A second call does nothing. */
  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      rows.close();
    }
  }

  private static String safe(String words) {
    return couldRun(words) ? "'" + words : words;
  }

  private static boolean couldRun(String words) {
    return !NUMBER.matcher(words).matches() && FORMULA.matcher(words).lookingAt();
  }
}
