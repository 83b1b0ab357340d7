package imr.exchange;

import imr.annotation.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Exports all records in one file, one per line. A letter of a gold set also has its {@code part},
 * and its {@code text} if requested. The JSON Schema of the lines is in a file with the same name
 * and the extension {@code .schema.json}.
 */
final class JsonLinesFormat implements Format {

  @Override
  public FormatDescription description() {
    return FormatDescription.file(
            "jsonl",
            "JSON Lines (one file for all records)",
            "The program's own format in one file, for scripts and for importing again.",
            ".jsonl")
        .textOptional();
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
    RecordFile records = new RecordFile(schema);
    return new LineWriter(
        out,
        letter -> records.line(letter, withText),
        Map.of(".schema.json", new RecordSchema(schema).text()));
  }
}
