package imr.exchange;

import imr.annotation.GoldSetPart;
import imr.annotation.Schema;
import imr.letter.LetterText;
import imr.letter.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Exports spaCy's JSON documents, one letter per line, and a script that converts them to spaCy's
 * binary format. All values are in the span group {@code sc}, which may overlap; those of {@link
 * NonOverlappingValues} are also entities. Everything else is in the document's metadata ({@link
 * ExportMetadata}). Offsets are code points, as in Python.
 */
final class SpacyFormat implements Format {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Override
  public FormatDescription description() {
    return FormatDescription.folder(
        "spacy",
        "spaCy (JSON Lines, with a converter)",
        "For training spaCy: entities and a span group, with a script that creates .spacy"
            + " files.");
  }

  @Override
  public Map<FormatLoss, Integer> losses(AnnotatedLetter letter, Schema schema, boolean withText) {
    return FormatLossCounter.count(letter, schema, FormatLoss.UNREAD, FormatLoss.REMARKS);
  }

  /** Returns the file name used in spaCy's examples. */
  private static String file(GoldSetPart part) {
    return switch (part) {
      case TRAIN -> "train.jsonl";
      case DEVELOPMENT -> "dev.jsonl";
      case TEST -> "test.jsonl";
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
                    SpacyFormat::file,
                    letter -> JSON.writeValueAsString(line(letter, schema)) + "\n",
                    Map.of("convert.py", script(), FieldTable.FILE, FieldTable.csv(schema))));
  }

  private static String script() throws IOException {
    String name = "/imr/exchange/spacy-convert.py";
    try (var in = Objects.requireNonNull(SpacyFormat.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  private static ObjectNode line(AnnotatedLetter letter, Schema schema) {
    LetterText text = letter.letter().text();
    List<RecordEntry> record = RecordEntry.of(letter.annotations(), schema);
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("text", text.canonical());
    ArrayNode ents = line.putArray("ents");
    NonOverlappingValues.of(record).forEach(m -> put(ents.addObject(), m, text));
    ArrayNode spans = line.putObject("spans").putArray("sc");
    record.stream()
        .filter(m -> m.annotation().evidence().isPresent())
        .forEach(m -> put(spans.addObject(), m, text));
    line.putObject("meta")
        .put("letter", letter.letter().name())
        .put("textSha256", letter.letter().id())
        .set(
            ExportMetadata.KEY,
            ExportMetadata.of(letter, schema, MarkedRecord.of(letter, schema), true));
    return line;
  }

  private static void put(ObjectNode node, RecordEntry mention, LetterText text) {
    Span span = NonOverlappingValues.span(mention);
    node.put("start", text.toCodePoints(span.start()));
    node.put("end", text.toCodePoints(span.end()));
    node.put("label", mention.field().id().path());
  }
}
