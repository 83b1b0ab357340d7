package imr.exchange;

import imr.annotation.Schema;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes tables as the sheets of a workbook. Strings are written as typed string cells, so they
 * can't be executed as formulas.
 */
final class WorkbookWriter implements Closeable {
  /** The number of rows of the first sheet between two flushes. */
  private static final int FLUSH = 500;

  private final OutputStream out;
  private final Workbook workbook;
  private final Schema schema;
  private final List<Sheet> sheets = new ArrayList<>();
  private boolean finished;

  WorkbookWriter(OutputStream out, RecordTables tables, Schema schema) {
    this.out = out;
    this.schema = schema;
    this.workbook = new Workbook(out, "IMR Workbench", null);
    tables.all().forEach(t -> sheets.add(new Sheet(t)));
  }

  /**
   * Writes a letter's rows.
   *
   * @param rows by the ids of their tables
   */
  void write(Map<String, List<List<RecordTables.Cell>>> rows) throws IOException {
    for (Sheet sheet : sheets) {
      for (List<RecordTables.Cell> row : rows.getOrDefault(sheet.table.id(), List.of())) {
        sheet.add(row);
      }
    }
  }

  void finish() throws IOException {
    finished = true;
    fields();
    workbook.finish();
    out.close();
  }

  private void fields() {
    Worksheet sheet = workbook.newWorksheet("Fields");
    List<List<String>> rows = FieldTable.of(schema);
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < rows.get(row).size(); column++) {
        sheet.inlineString(row, column, rows.get(row).get(column));
        sheet.width(column, column < 4 ? 20 : 60);
      }
    }
    head(sheet, rows.getFirst().size());
  }

  private static void head(Worksheet sheet, int columns) {
    sheet.range(0, 0, 0, columns - 1).style().bold().fillColor("E7F0FC").set();
    sheet.freezePane(1, 1);
  }

  @Override
  public void close() throws IOException {
    if (!finished) {
      out.close();
    }
  }

  /** The rows of a table. When a sheet is full, another one is started. */
  private final class Sheet {
    private final RecordTables.Table table;
    private Worksheet worksheet;
    private int next;
    private int count = 1;

    Sheet(RecordTables.Table table) {
      this.table = table;
      this.worksheet = begun(nameOf(table));
      this.next = 1;
    }

    private Worksheet begun(String name) {
      Worksheet sheet = workbook.newWorksheet(name);
      List<RecordTables.Column> columns = table.columns();
      for (int i = 0; i < columns.size(); i++) {
        sheet.value(0, i, columns.get(i).label());
        sheet.width(i, width(columns.get(i)));
      }
      head(sheet, columns.size());
      return sheet;
    }

    private static double width(RecordTables.Column column) {
      return column.passage() ? 60 : Math.max(14, column.label().length() + 4);
    }

    void add(List<RecordTables.Cell> row) throws IOException {
      if (next == Worksheet.MAX_ROWS) {
        count++;
        worksheet = begun(nameOf(table) + " " + count);
        next = 1;
      }
      for (int i = 0; i < row.size(); i++) {
        put(row.get(i), i);
      }
      next++;
      if (this == sheets.getFirst() && count == 1 && next % FLUSH == 0) {
        worksheet.flush();
      }
    }

    private void put(RecordTables.Cell cell, int column) {
      switch (cell) {
        case RecordTables.Cell.TextCell(String words) ->
            worksheet.inlineString(next, column, cut(words));
        case RecordTables.Cell.NumberCell(long number) -> worksheet.value(next, column, number);
        case RecordTables.Cell.DateCell(java.time.LocalDate day) -> {
          worksheet.value(next, column, day);
          worksheet.style(next, column).format("yyyy-mm-dd").set();
        }
        case RecordTables.Cell.EmptyCell() -> {}
      }
    }
  }

  /** Truncates a string without splitting a surrogate pair. */
  private static String cut(String words) {
    if (words.length() <= XlsxFormat.LONGEST) {
      return words;
    }
    int end = XlsxFormat.LONGEST;
    return words.substring(0, Character.isHighSurrogate(words.charAt(end - 1)) ? end - 1 : end);
  }

  /**
   * Returns a valid sheet name: at most 31 characters including two for a number, without certain
   * characters.
   */
  private static String nameOf(RecordTables.Table table) {
    String name = table.label().replaceAll("[\\[\\]*?/\\\\:']", " ").strip();
    return name.length() <= 28 ? name : name.substring(0, 28).strip();
  }
}
