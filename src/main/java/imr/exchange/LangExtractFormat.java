package imr.exchange;

import imr.annotation.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Exports LangExtract's JSON Lines of annotated documents: one letter per line, each value an
 * extraction whose class is the field's id, with an interval in code points, as in Python. Its path
 * in the record and its normalized value are attributes; the values of an item or citation share a
 * {@code group_index}. A value without a location is an extraction without an interval. Items and
 * citations without values are in the {@link ExportMetadata}, which LangExtract drops.
 *
 * @see <a href="https://github.com/google/langextract">LangExtract: data.py, data_lib.py</a>
 */
final class LangExtractFormat implements Format {
  static final String PATH = "path";
  static final String VALUE = "value";
  static final String ABSENT = "absent";

  @Override
  public FormatDescription description() {
    return FormatDescription.file(
        "langextract",
        "LangExtract (JSON Lines)",
        "For viewing and comparing with extractions by large language models.",
        ".jsonl");
  }

  @Override
  public Map<FormatLoss, Integer> losses(AnnotatedLetter letter, Schema schema, boolean withText) {
    return FormatLossCounter.count(
        letter, schema, FormatLoss.UNREAL, FormatLoss.UNREAD, FormatLoss.REMARKS);
  }

  @Override
  public ExportWriter begin(Path out, Schema schema, boolean withText) throws IOException {
    return new LineWriter(out, letter -> line(letter, schema));
  }

  private static String line(AnnotatedLetter letter, Schema schema) {
    MarkedRecord marked = MarkedRecord.of(letter, schema);
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    var extractions = line.putArray("extractions");
    Map<String, Integer> groups = new HashMap<>();
    for (ValueSpan mark : marked.marks()) {
      ObjectNode extraction = extractions.addObject();
      extraction.put("extraction_class", mark.label()).put("extraction_text", mark.quote());
      ObjectNode interval = extraction.putObject("char_interval");
      interval.put("start_pos", mark.start()).put("end_pos", mark.end());
      extraction.put("alignment_status", "match_exact");
      extraction.put("extraction_index", extractions.size());
      String owner = mark.owner().isEmpty() ? mark.path() : mark.owner();
      extraction.put("group_index", groups.computeIfAbsent(owner, _ -> groups.size()));
      extraction.putNull("description");
      ObjectNode attributes = extraction.putObject("attributes").put(PATH, mark.path());
      mark.told().ifPresent(v -> attributes.put(VALUE, v));
      mark.origin().words().forEach(attributes::put);
    }
    marked.unplaced().forEach(m -> withoutPlace(extractions, m, m.normal().orElseThrow(), letter));
    marked.absent().forEach(m -> withoutPlace(extractions, m, "", letter));
    line.put("text", letter.letter().text().canonical());
    line.put("document_id", letter.letter().name());
    line.set(ExportMetadata.KEY, ExportMetadata.of(letter, schema, marked, false));
    return JsonMapper.shared().writeValueAsString(line);
  }

  /** Adds an extraction without an interval, which LangExtract keeps but doesn't display. */
  private static void withoutPlace(
      ArrayNode extractions, RecordEntry mention, String words, AnnotatedLetter letter) {
    ObjectNode extraction = extractions.addObject();
    extraction.put("extraction_class", mention.field().id().path()).put("extraction_text", words);
    extraction.putNull("char_interval").putNull("alignment_status");
    extraction.put("extraction_index", extractions.size());
    extraction.put("group_index", extractions.size()).putNull("description");
    ObjectNode attributes = extraction.putObject("attributes").put(PATH, mention.path());
    if (mention.isAbsent()) {
      attributes.put(ABSENT, "true");
    } else {
      attributes.put(VALUE, words);
    }
    letter.origins().of(mention.annotation()).words().forEach(attributes::put);
  }
}
