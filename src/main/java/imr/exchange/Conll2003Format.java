package imr.exchange;

import imr.annotation.GoldSetPart;
import imr.annotation.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Exports the four columns of the CoNLL-2003 shared task, see {@link Conll}; one file per part. */
final class Conll2003Format implements Format {

  @Override
  public FormatDescription description() {
    return FormatDescription.folder(
        "conll2003",
        "CoNLL-2003 (one token per line)",
        "For training named-entity recognition with B, I, and O tags.");
  }

  @Override
  public Map<FormatLoss, Integer> losses(AnnotatedLetter letter, Schema schema, boolean withText) {
    return lost(letter, schema);
  }

  /** Returns what BIO tags can't represent. */
  static Map<FormatLoss, Integer> lost(AnnotatedLetter letter, Schema schema) {
    Map<FormatLoss, Integer> lost =
        FormatLossCounter.count(
            letter,
            schema,
            FormatLoss.VALUE_WITHOUT_PLACE,
            FormatLoss.NORMAL_FORM,
            FormatLoss.ABSENT,
            FormatLoss.GROUPING,
            FormatLoss.UNREAL,
            FormatLoss.UNREAD,
            FormatLoss.DECISIONS,
            FormatLoss.REMARKS);
    List<RecordEntry> record = RecordEntry.of(letter.annotations(), schema);
    FormatLossCounter.add(lost, FormatLoss.OVERLAP, NonOverlappingValues.covered(record));
    long passages =
        record.stream()
            .filter(m -> m.field().longText() && m.annotation().evidence().isPresent())
            .count();
    FormatLossCounter.add(lost, FormatLoss.CUT, (int) passages);
    return lost;
  }

  private static String file(GoldSetPart part) {
    return switch (part) {
      case TRAIN -> "train.conll";
      case DEVELOPMENT -> "dev.conll";
      case TEST -> "test.conll";
    };
  }

  @Override
  public ExportWriter begin(Path out, Schema schema, boolean withText) throws IOException {
    return AtomicOutput.ofFolder(out)
        .begin(
            draft ->
                new PartFolderWriter(
                    draft,
                    id(),
                    schema,
                    Conll2003Format::file,
                    letter -> Conll.of(letter, schema),
                    Map.of(FieldTable.FILE, FieldTable.csv(schema))));
  }
}
