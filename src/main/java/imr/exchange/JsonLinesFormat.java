package imr.exchange;

import imr.annotation.Schema;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;

/**
 * Exports all records in one file, one per line. A letter of a gold set also has its {@code part},
 * and its {@code text} if requested. The JSON Schema of the lines is in a file with the same name
 * and the extension {@code .schema.json}.
 */
final class JsonLinesFormat implements Format {

  @Override
  public String id() {
    return "jsonl";
  }

  @Override
  public String label() {
    return "JSON Lines (one file for all records)";
  }

  @Override
  public String purpose() {
    return "The program's own format in one file, for scripts and for importing again.";
  }

  @Override
  public String ending() {
    return ".jsonl";
  }

  @Override
  public boolean needsText() {
    return false;
  }

  @Override
  public Map<FormatLoss, Integer> losses(AnnotatedLetter letter, Schema schema, boolean withText) {
    return lost(letter, schema, withText);
  }

  static Map<FormatLoss, Integer> lost(AnnotatedLetter letter, Schema schema, boolean withText) {
    return withText
        ? FormatLossCounter.count(letter, schema, FormatLoss.UNREAD, FormatLoss.REMARKS)
        : FormatLossCounter.count(
            letter,
            schema,
            FormatLoss.TEXT,
            FormatLoss.WORDS,
            FormatLoss.UNREAD,
            FormatLoss.REMARKS);
  }

  @Override
  public ExportWriter begin(Path out, Schema schema, boolean withText) throws IOException {
    return new Lines(out, schema, withText);
  }

  private static Path companionOf(Path out) {
    String name = String.valueOf(out.getFileName()).replaceFirst("(?<=.)\\.[^.]*$", "");
    return out.resolveSibling(name + ".schema.json");
  }

  private static final class Lines implements ExportWriter {
    private final AtomicOutput draft;
    private final Path companion;
    private final Schema schema;
    private final Writer lines;
    private final RecordFile records;
    private final boolean withText;

    Lines(Path out, Schema schema, boolean withText) throws IOException {
      this.records = new RecordFile(schema);
      this.withText = withText;
      this.companion = companionOf(out);
      this.schema = schema;
      this.draft = AtomicOutput.ofFile(out);
      this.lines = draft.writer();
    }

    @Override
    public void write(AnnotatedLetter letter) throws IOException {
      lines.write(records.line(letter, withText));
      lines.write('\n');
    }

    @Override
    public void finish() throws IOException {
      lines.close();
      writeSchema();
      draft.moveIntoPlace();
    }

    private void writeSchema() throws IOException {
      try (AtomicOutput beside = AtomicOutput.ofFile(companion)) {
        try (Writer file = beside.writer()) {
          file.write(new RecordSchema(schema).text());
        }
        beside.moveIntoPlace();
      }
    }

    @Override
    public void close() throws IOException {
      try (draft) {
        lines.close();
      }
    }
  }
}
