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
 * ({@link CoverNote}), which Prodigy keeps.
 *
 * @see <a href="https://prodi.gy/docs/api-interfaces#spans">Prodigy's span format</a>
 */
final class ProdigyFormat implements Format {

  @Override
  public String id() {
    return "prodigy";
  }

  @Override
  public String label() {
    return "Prodigy tasks (JSON Lines)";
  }

  @Override
  public String purpose() {
    return "For continuing in Prodigy with spans.manual, or training spaCy with its recipes.";
  }

  @Override
  public String ending() {
    return ".jsonl";
  }

  @Override
  public boolean needsText() {
    return true;
  }

  @Override
  public Map<Lost, Integer> losses(Labelled letter, Schema schema, boolean withText) {
    return Losses.count(letter, schema, Lost.UNREAD, Lost.REMARKS);
  }

  @Override
  public Writing begin(Path out, Schema schema, boolean withText) throws IOException {
    return new LineWriting(out, letter -> line(letter, schema));
  }

  private static String line(Labelled letter, Schema schema) {
    Marked marked = Marked.of(letter, schema);
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("text", letter.letter().text().canonical());
    ArrayNode spans = line.putArray("spans");
    for (Mark mark : marked.marks()) {
      ObjectNode span = spans.addObject().put("start", mark.start()).put("end", mark.end());
      span.put("label", mark.label());
    }
    ObjectNode meta = line.putObject("meta").put("letter", letter.letter().name());
    letter.part().ifPresent(part -> meta.put("part", part.word()));
    meta.set(CoverNote.KEY, CoverNote.of(letter, schema, marked, true));
    return JsonMapper.shared().writeValueAsString(line.put("answer", "accept"));
  }
}
