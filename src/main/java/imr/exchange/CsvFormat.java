package imr.exchange;

import imr.annotation.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Exports {@link RecordTables} as comma-separated values in UTF-8, one file per table, and the
 * {@link FieldTable}.
 */
final class CsvFormat implements Format {

  @Override
  public String id() {
    return "csv";
  }

  @Override
  public String label() {
    return "CSV (one file per table)";
  }

  @Override
  public String purpose() {
    return "Tables of disputed items, citations, letters, and lists, for statistics programs.";
  }

  @Override
  public String ending() {
    return "";
  }

  @Override
  public boolean needsText() {
    return false;
  }

  @Override
  public Map<FormatLoss, Integer> losses(AnnotatedLetter letter, Schema schema, boolean withText) {
    return lost(letter, schema, withText);
  }

  /** Returns what tables can't represent. */
  static Map<FormatLoss, Integer> lost(AnnotatedLetter letter, Schema schema, boolean withText) {
    Map<FormatLoss, Integer> lost =
        FormatLossCounter.count(
            letter,
            schema,
            FormatLoss.TEXT,
            FormatLoss.UNREAL,
            FormatLoss.UNREAD,
            FormatLoss.REMARKS);
    if (!withText) {
      lost.putAll(FormatLossCounter.count(letter, schema, FormatLoss.WORDS));
    }
    return lost;
  }

  @Override
  public ExportWriter begin(Path out, Schema schema, boolean withText) throws IOException {
    return AtomicOutput.ofFolder(out)
        .begin(draft -> new Files(draft, schema, new RecordTables(schema, withText)));
  }

  private static final class Files implements ExportWriter {
    private final AtomicOutput draft;
    private final Schema schema;
    private final RecordTables tables;
    private final Map<String, Csv> files = new LinkedHashMap<>();
    private final ExportReadme readme;

    Files(AtomicOutput draft, Schema schema, RecordTables tables) throws IOException {
      this.draft = draft;
      this.schema = schema;
      this.tables = tables;
      this.readme = new ExportReadme("csv", schema);
      for (RecordTables.Table table : tables.all()) {
        Csv file = Csv.forSpreadsheets(draft.writer(table.id() + ".csv"));
        files.put(table.id(), file);
        file.row(table.columns().stream().map(RecordTables.Column::id).toList());
      }
    }

    @Override
    public void write(AnnotatedLetter letter) throws IOException {
      letter.check();
      readme.count(letter);
      Map<String, List<List<RecordTables.Cell>>> rows = tables.rows(letter);
      files.forEach(
          (table, file) -> rows.getOrDefault(table, List.of()).forEach(r -> put(file, r)));
    }

    private static void put(Csv file, List<RecordTables.Cell> row) {
      file.row(row.stream().map(RecordTables.Cell::text).toList());
    }

    @Override
    public void finish() throws IOException {
      for (Csv file : files.values()) {
        file.close();
      }
      draft.write(FieldTable.FILE, FieldTable.csv(schema));
      draft.write(ExportReadme.FILE, readme.text());
      draft.moveIntoPlace();
    }

    @Override
    public void close() throws IOException {
      try (draft) {
        for (Csv file : files.values()) {
          file.close();
        }
      }
    }
  }
}
