package imr.exchange;

import imr.annotation.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Exports one JSON record per letter, optionally with the letter's text, and the JSON Schema of the
 * records in the folder {@code schema}.
 */
final class JsonFormat implements Format {

  @Override
  public FormatDescription description() {
    return FormatDescription.folder(
            "json",
            "JSON records (one file per letter)",
            "The program's own format, for archiving, comparing, and importing again.")
        .textOptional();
  }

  @Override
  public Map<FormatLoss, Integer> losses(AnnotatedLetter letter, Schema schema, boolean withText) {
    return JsonLinesFormat.lost(letter, schema, withText);
  }

  @Override
  public ExportWriter begin(Path out, Schema schema, boolean withText) throws IOException {
    RecordFile records = new RecordFile(schema);
    FileNames names = new FileNames();
    AtomicOutput draft = AtomicOutput.ofFolder(out);
    return new FolderWriter(draft, id(), schema) {
      @Override
      Addition content(AnnotatedLetter letter) {
        String record = records.pretty(letter, withText);
        return () -> {
          String name = names.next(letter.letter());
          draft.write(name + ".json", record);
          if (withText) {
            draft.write(name + ".txt", letter.letter().text().canonical());
          }
        };
      }

      @Override
      void complete() throws IOException {
        draft.write("schema/" + schema.id() + ".schema.json", new RecordSchema(schema).text());
      }
    };
  }
}
