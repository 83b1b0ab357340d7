package imr.exchange;

import imr.annotation.Part;
import imr.annotation.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Exports the four columns of the CoNLL-2003 shared task, see {@link Conll}; one file per part. */
final class Conll2003Format implements Format {

  @Override
  public String id() {
    return "conll2003";
  }

  @Override
  public String label() {
    return "CoNLL-2003 (one token per line)";
  }

  @Override
  public String purpose() {
    return "For training named-entity recognition with B, I, and O tags.";
  }

  @Override
  public String ending() {
    return "";
  }

  @Override
  public boolean needsText() {
    return true;
  }

  @Override
  public Map<Lost, Integer> losses(Labelled letter, Schema schema, boolean withText) {
    return lost(letter, schema);
  }

  /** Returns what BIO tags can't represent. */
  static Map<Lost, Integer> lost(Labelled letter, Schema schema) {
    Map<Lost, Integer> lost =
        Losses.count(
            letter,
            schema,
            Lost.VALUE_WITHOUT_PLACE,
            Lost.NORMAL_FORM,
            Lost.ABSENT,
            Lost.GROUPING,
            Lost.UNREAL,
            Lost.UNREAD,
            Lost.DECISIONS,
            Lost.REMARKS);
    List<Mention> record = Mention.of(letter.annotations(), schema);
    Losses.add(lost, Lost.OVERLAP, Outer.covered(record));
    long passages =
        record.stream()
            .filter(m -> m.field().longText() && m.annotation().evidence().isPresent())
            .count();
    Losses.add(lost, Lost.CUT, (int) passages);
    return lost;
  }

  private static String file(Part part) {
    return switch (part) {
      case TRAIN -> "train.conll";
      case DEVELOPMENT -> "dev.conll";
      case TEST -> "test.conll";
    };
  }

  @Override
  public Writing begin(Path out, Schema schema, boolean withText) throws IOException {
    Draft draft = Draft.ofFolder(out);
    PartFiles files = new PartFiles(draft, Conll2003Format::file);
    ExportReadme readme = new ExportReadme(id(), schema);
    return new Writing() {
      @Override
      public void write(Labelled letter) throws IOException {
        letter.check();
        readme.count(letter);
        files.add(letter, Conll.of(letter, schema));
      }

      @Override
      public void finish() throws IOException {
        files.close();
        draft.write(FieldTable.FILE, FieldTable.csv(schema));
        draft.write(ExportReadme.FILE, readme.text());
        draft.moveIntoPlace();
      }

      @Override
      public void close() throws IOException {
        try (draft) {
          files.close();
        }
      }
    };
  }
}
