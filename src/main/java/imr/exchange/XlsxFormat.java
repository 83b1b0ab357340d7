package imr.exchange;

import imr.annotation.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Exports {@link RecordTables} as an Excel workbook with one sheet per table, and one for the
 * fields. Only the first sheet is streamed; the others are kept in memory, because sheets are
 * written one after the other.
 */
final class XlsxFormat implements Format {
  /**
   * The maximum length of a cell in UTF-16 units (Microsoft, "Excel specifications and limits").
   */
  static final int LONGEST = 32_767;

  @Override
  public FormatDescription description() {
    return FormatDescription.file(
            "xlsx",
            "Excel workbook (one sheet per table)",
            "Sheets with disputed items, citations, letters, and lists, for viewing and sorting.",
            ".xlsx")
        .textOptional();
  }

  @Override
  public Map<FormatLoss, Integer> losses(AnnotatedLetter letter, Schema schema, boolean withText) {
    Map<FormatLoss, Integer> lost = CsvFormat.lost(letter, schema, withText);
    long cut =
        new RecordTables(schema, withText)
            .rows(letter).entrySet().stream()
                .filter(table -> !table.getKey().equals(RecordTables.VALUES))
                .flatMap(table -> table.getValue().stream().flatMap(row -> row.stream()))
                .filter(cell -> cell.text().length() > LONGEST)
                .count();
    FormatLossCounter.add(lost, FormatLoss.CUT, (int) cut);
    return lost;
  }

  @Override
  public ExportWriter begin(Path out, Schema schema, boolean withText) throws IOException {
    return AtomicOutput.ofFile(out).begin(draft -> writing(draft, schema, withText));
  }

  private static ExportWriter writing(AtomicOutput draft, Schema schema, boolean withText)
      throws IOException {
    RecordTables tables = new RecordTables(schema, withText);
    WorkbookWriter sheets = new WorkbookWriter(draft.output(), tables, schema);
    return new ExportWriter() {
      @Override
      public Addition prepare(AnnotatedLetter letter) {
        letter.check();
        Map<String, List<List<RecordTables.Cell>>> rows = tables.rows(letter);
        return () -> sheets.write(rows);
      }

      @Override
      public void finish() throws IOException {
        sheets.finish();
        draft.moveIntoPlace();
      }

      @Override
      public void close() throws IOException {
        try (draft) {
          sheets.close();
        }
      }
    };
  }
}
