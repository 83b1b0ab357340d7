package imr.exchange;

import imr.annotation.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Exports doccano's JSON Lines for sequence labeling: one letter per line, with values as spans
 * labeled with field ids, and offsets in code points, as in doccano's Python code. Nested values
 * require a project that allows overlapping spans.
 *
 * <p>In the plain variant, a span is {@code [start, end, label]}. In the other variant, for
 * projects with relations, spans have ids, and relations named after their group connect the values
 * of an item or citation. Everything else is in the {@link ExportMetadata}, a column that doccano
 * keeps as metadata and exports again.
 *
 * @see <a href="https://doccano.github.io/doccano/">doccano's documentation</a>
 */
final class DoccanoFormat implements Format {
  private final boolean relations;

  /**
   * @param relations whether to use the variant with relations
   */
  DoccanoFormat(boolean relations) {
    this.relations = relations;
  }

  @Override
  public FormatDescription description() {
    return relations
        ? FormatDescription.file(
            "doccano-relations",
            "doccano with relations (JSON Lines)",
            "For continuing in a doccano project that allows overlapping spans and relations.",
            ".jsonl")
        : FormatDescription.file(
            "doccano",
            "doccano (JSON Lines)",
            "For continuing in a doccano project that allows overlapping spans.",
            ".jsonl");
  }

  @Override
  public Map<FormatLoss, Integer> losses(AnnotatedLetter letter, Schema schema, boolean withText) {
    return FormatLossCounter.count(letter, schema, FormatLoss.UNREAD, FormatLoss.REMARKS);
  }

  @Override
  public ExportWriter begin(Path out, Schema schema, boolean withText) throws IOException {
    return new LineWriter(
        out, letter -> line(letter, schema), Map.of(".labels.json", DoccanoLabels.json(schema)));
  }

  private String line(AnnotatedLetter letter, Schema schema) {
    MarkedRecord marked = MarkedRecord.of(letter, schema);
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("text", letter.letter().text().canonical());
    if (relations) {
      entities(line, marked.marks(), schema);
    } else {
      ArrayNode labels = line.putArray("label");
      marked.marks().forEach(m -> labels.addArray().add(m.start()).add(m.end()).add(m.label()));
    }
    line.set(ExportMetadata.KEY, ExportMetadata.of(letter, schema, marked, true));
    return JsonMapper.shared().writeValueAsString(line);
  }

  private static void entities(ObjectNode line, List<ValueSpan> marks, Schema schema) {
    Map<ValueSpan, Integer> ids = new HashMap<>();
    ArrayNode entities = line.putArray("entities");
    for (ValueSpan mark : marks) {
      ids.put(mark, ids.size() + 1);
      ObjectNode entity = entities.addObject().put("id", ids.size()).put("label", mark.label());
      entity.put("start_offset", mark.start()).put("end_offset", mark.end());
    }
    ArrayNode relations = line.putArray("relations");
    for (ValueRelation bond : ValueRelation.of(marks, schema)) {
      ObjectNode relation = relations.addObject().put("id", relations.size());
      relation.put("from_id", ids.get(bond.from())).put("to_id", ids.get(bond.to()));
      relation.put("type", bond.group().id().path());
    }
  }
}
