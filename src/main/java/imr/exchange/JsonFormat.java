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
  public String id() {
    return "json";
  }

  @Override
  public String label() {
    return "JSON records (one file per letter)";
  }

  @Override
  public String purpose() {
    return "The program's own format, for archiving, comparing, and importing again.";
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
    return JsonLinesFormat.lost(letter, schema, withText);
  }

  @Override
  public ExportWriter begin(Path out, Schema schema, boolean withText) throws IOException {
    AtomicOutput draft = AtomicOutput.ofFolder(out);
    RecordFile records = new RecordFile(schema);
    FileNames names = new FileNames();
    ExportReadme readme = new ExportReadme(id(), schema);
    return new ExportWriter() {
      @Override
      public void write(AnnotatedLetter letter) throws IOException {
        readme.count(letter);
        String name = names.next(letter.letter());
        draft.write(name + ".json", records.pretty(letter, withText));
        if (withText) {
          draft.write(name + ".txt", letter.letter().text().canonical());
        }
      }

      @Override
      public void finish() throws IOException {
        draft.write("schema/" + schema.id() + ".schema.json", new RecordSchema(schema).text());
        draft.write(ExportReadme.FILE, readme.text());
        draft.moveIntoPlace();
      }

      @Override
      public void close() throws IOException {
        draft.close();
      }
    };
  }
}
