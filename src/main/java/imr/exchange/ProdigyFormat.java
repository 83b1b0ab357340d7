package imr.exchange;

import imr.annotation.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Exports Prodigy's tasks, one letter per line: possibly overlapping spans for {@code
 * spans.manual}, with offsets in code points, as in Python. Everything else is in {@code meta}
 * ({@link ExportMetadata}), which Prodigy keeps.
 *
 * @see <a href="https://prodi.gy/docs/api-interfaces#spans">Prodigy's span format</a>
 */
final class ProdigyFormat implements Format {

  @Override
  public FormatDescription description() {
    return FormatDescription.file(
        "prodigy",
        "Prodigy tasks (JSON Lines)",
        "For continuing in Prodigy with spans.manual, or training spaCy with its recipes.",
        ".jsonl");
  }

  @Override
  public Map<FormatLoss, Integer> losses(AnnotatedLetter letter, Schema schema, boolean withText) {
    return FormatLossCounter.count(letter, schema, FormatLoss.UNREAD, FormatLoss.REMARKS);
  }

  @Override
  public ExportWriter begin(Path out, Schema schema, boolean withText) throws IOException {
    return new LineWriter(out, letter -> line(letter, schema));
  }

  private static String line(AnnotatedLetter letter, Schema schema) {
    MarkedRecord marked = MarkedRecord.of(letter, schema);
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("text", letter.letter().text().canonical());
    ArrayNode spans = line.putArray("spans");
    for (ValueSpan mark : marked.marks()) {
      ObjectNode span = spans.addObject().put("start", mark.start()).put("end", mark.end());
      span.put("label", mark.label());
    }
    ObjectNode meta = line.putObject("meta").put("letter", letter.letter().name());
    letter.part().ifPresent(part -> meta.put("part", part.word()));
    meta.set(ExportMetadata.KEY, ExportMetadata.of(letter, schema, marked, true));
    return JsonMapper.shared().writeValueAsString(line.put("answer", "accept"));
  }
}
