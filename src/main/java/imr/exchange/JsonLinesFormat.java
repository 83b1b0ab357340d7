package imr.exchange;

import imr.annotation.Schema;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;

/**
 * The records of all letters in one file, one a line. A letter of a gold set also tells its {@code
 * part}, and with texts each letter its {@code text}.
 */
final class JsonLinesFormat implements Format {

  @Override
  public String id() {
    return "jsonl";
  }

  @Override
  public String label() {
    return "JSON Lines, all records in a file";
  }

  @Override
  public String purpose() {
    return "The workbench's own records in one file, for scripts and to take in again.";
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
  public Map<Lost, Integer> losses(Labelled letter, Schema schema, boolean withText) {
    return lost(letter, schema, withText);
  }

  static Map<Lost, Integer> lost(Labelled letter, Schema schema, boolean withText) {
    return withText
        ? Losses.count(letter, schema, Lost.UNREAD, Lost.DECISIONS)
        : Losses.count(letter, schema, Lost.TEXT, Lost.UNREAD, Lost.DECISIONS);
  }

  static RecordFile.Detail detail(boolean withText) {
    return withText ? RecordFile.Detail.PLAIN : RecordFile.Detail.WITHOUT_QUOTES;
  }

  @Override
  public Writing begin(Path out, Schema schema, boolean withText) throws IOException {
    Draft draft = Draft.ofFile(out);
    Writer lines = draft.writer();
    RecordFile records = new RecordFile(schema);
    return new Writing() {
      @Override
      public void write(Labelled letter) throws IOException {
        lines.write(records.line(letter, withText));
        lines.write('\n');
      }

      @Override
      public void finish() throws IOException {
        lines.close();
        draft.moveIntoPlace();
      }

      @Override
      public void close() throws IOException {
        try (draft) {
          lines.close();
        }
      }
    };
  }
}
