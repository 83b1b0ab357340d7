package imr.exchange;

import imr.annotation.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Exports {@link Tables} as an Excel workbook with one sheet per table, and one for the fields.
 * Only the first sheet is streamed; the others are kept in memory, because sheets are written one
 * after the other.
 */
final class XlsxFormat implements Format {
  /**
   * The maximum length of a cell in UTF-16 units (Microsoft, "Excel specifications and limits").
   */
  static final int LONGEST = 32_767;

  @Override
  public String id() {
    return "xlsx";
  }

  @Override
  public String label() {
    return "Excel workbook (one sheet per table)";
  }

  @Override
  public String purpose() {
    return "Sheets with disputed items, citations, letters, and lists, for viewing and sorting.";
  }

  @Override
  public String ending() {
    return ".xlsx";
  }

  @Override
  public boolean needsText() {
    return false;
  }

  @Override
  public Map<Lost, Integer> losses(Labelled letter, Schema schema, boolean withText) {
    Map<Lost, Integer> lost = CsvFormat.lost(letter, schema, withText);
    long cut =
        new Tables(schema, withText)
            .rows(letter).entrySet().stream()
                .filter(table -> !table.getKey().equals(Tables.VALUES))
                .flatMap(table -> table.getValue().stream().flatMap(row -> row.stream()))
                .filter(cell -> cell.text().length() > LONGEST)
                .count();
    Losses.add(lost, Lost.CUT, (int) cut);
    return lost;
  }

  @Override
  public Writing begin(Path out, Schema schema, boolean withText) throws IOException {
    return Draft.ofFile(out).begin(draft -> writing(draft, schema, withText));
  }

  private static Writing writing(Draft draft, Schema schema, boolean withText) throws IOException {
    Sheets sheets = new Sheets(draft.output(), new Tables(schema, withText), schema);
    return new Writing() {
      @Override
      public void write(Labelled letter) throws IOException {
        letter.check();
        sheets.write(letter);
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
