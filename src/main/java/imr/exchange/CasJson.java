package imr.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads CAS JSON 0.4 with any types, as written by INCEpTION and cassis. UIMA's own reader isn't
 * used because it requires the types in advance and doesn't terminate on some damaged files.
 *
 * @param text the text of the first view that has one, with our character replacements undone
 */
record CasJson(String text, List<CasNode> nodes) {
  private static final String TYPE = "%TYPE";

  /** Returns empty for JSON that isn't a CAS or has no text. */
  static Optional<CasJson> of(JsonNode root) {
    JsonNode structures = root.path("%FEATURE_STRUCTURES");
    Map<String, JsonNode> byId = new java.util.LinkedHashMap<>();
    if (structures.isObject()) {
      structures.properties().forEach(p -> byId.put(p.getKey(), p.getValue()));
    } else {
      structures.forEach(s -> byId.put(s.path("%ID").asString("-" + byId.size()), s));
    }
    Optional<Map.Entry<String, JsonNode>> sofa =
        byId.entrySet().stream()
            .filter(e -> e.getValue().path("sofaString").isString())
            .findFirst();
    return sofa.map(
        s -> {
          String text = s.getValue().path("sofaString").asString();
          Offsets offsets = new Offsets(text, root.at("/%HEADER/offset-encoding").asString(""));
          List<CasNode> nodes = new ArrayList<>();
          byId.forEach(
              (id, node) -> {
                JsonNode of = node.path("@sofa");
                if (of.isMissingNode() || of.asString("").equals(s.getKey())) {
                  nodes.add(node(id, node, root.path("%TYPES"), offsets));
                }
              });
          return new CasJson(text, List.copyOf(nodes));
        });
  }

  private static CasNode node(String id, JsonNode node, JsonNode types, Offsets offsets) {
    Map<String, String> words = new HashMap<>();
    Map<String, String> references = new HashMap<>();
    for (Map.Entry<String, JsonNode> feature : node.properties()) {
      String name = feature.getKey();
      JsonNode value = feature.getValue();
      if (name.startsWith("@")) {
        references.put(name.substring(1), value.asString(""));
      } else if (!name.startsWith("%") && (value.isString() || value.isNumber())) {
        words.put(name.startsWith("^") ? name.substring(1) : name, value.asString());
      }
    }
    String type = node.path(TYPE).asString("");
    return new CasNode(
        id,
        types.path(type).path("%NAME").asString(type),
        offsets.utf16(offset(node, "begin")),
        offsets.utf16(offset(node, "end")),
        words,
        references);
  }

  private static int offset(JsonNode node, String name) {
    JsonNode plain = node.path(name);
    return (plain.isInt() ? plain : node.path("^" + name)).asInt(-1);
  }

  /** Converts offsets in the unit named in the file's header; UTF-16 by default, as in UIMA. */
  private static final class Offsets {
    private final CodePoints points;
    private final boolean units;

    /**
     * The offset of each code point, and of the end of the text, in the file's unit; empty for
     * UTF-16.
     */
    private final int[] starts;

    Offsets(String text, String unit) {
      String name = unit.toLowerCase(java.util.Locale.ROOT);
      this.points = new CodePoints(text);
      this.units = !name.equals("utf-32") && !name.equals("utf-8");
      this.starts = new int[units ? 0 : points.count() + 1];
      OffsetCounting.Unit step =
          name.equals("utf-8") ? OffsetCounting.Unit.BYTES : OffsetCounting.Unit.CODE_POINTS;
      for (int i = 1; i < starts.length; i++) {
        starts[i] = starts[i - 1] + step.width(text.codePointAt(points.toUnits(i - 1)));
      }
    }

    int utf16(int offset) {
      if (units || offset < 0) {
        return Math.max(-1, offset);
      }
      int at = Arrays.binarySearch(starts, offset);
      int point = at >= 0 ? at : -at - 1;
      return point < starts.length ? points.toUnits(point) : Integer.MAX_VALUE;
    }
  }
}
