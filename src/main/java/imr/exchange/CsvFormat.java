package imr.exchange;

import imr.annotation.Schema;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Exports {@link RecordTables} as comma-separated values in UTF-8, one file per table, and the
 * {@link FieldTable}.
 */
final class CsvFormat implements Format {

  @Override
  public FormatDescription description() {
    return FormatDescription.folder(
            "csv",
            "CSV (one file per table)",
            "Tables of disputed items, citations, letters, and lists, for statistics programs.")
        .textOptional();
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
        .begin(draft -> new Files(draft, id(), schema, new RecordTables(schema, withText)));
  }

  private static final class Files extends FolderWriter {
    private final RecordTables tables;
    private final Map<String, Writer> files = new LinkedHashMap<>();

    Files(AtomicOutput draft, String format, Schema schema, RecordTables tables)
        throws IOException {
      super(draft, format, schema);
      this.tables = tables;
      draft.write(FieldTable.FILE, FieldTable.csv(schema));
      for (RecordTables.Table table : tables.all()) {
        Writer file = draft.writer(table.id() + ".csv");
        files.put(table.id(), file);
        List<String> head = table.columns().stream().map(RecordTables.Column::id).toList();
        file.write(Csv.marked(Csv.of(List.of(head))));
      }
    }

    @Override
    Addition content(AnnotatedLetter letter) {
      letter.check();
      Map<String, String> rows = new HashMap<>();
      tables.rows(letter).forEach((table, of) -> rows.put(table, lines(of)));
      return () -> {
        for (Map.Entry<String, Writer> file : files.entrySet()) {
          file.getValue().write(rows.getOrDefault(file.getKey(), ""));
        }
      };
    }

    private static String lines(List<List<RecordTables.Cell>> rows) {
      return Csv.of(
          rows.stream().map(row -> row.stream().map(RecordTables.Cell::text).toList()).toList());
    }

    @Override
    void closeFiles() throws IOException {
      for (Writer file : files.values()) {
        file.close();
      }
    }
  }
}
