package imr.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads CAS JSON 0.4 with whatever types a file has, as INCEpTION and cassis write it. Our own walk
 * and not UIMA's reader, which wants the types beforehand and doesn't end on some damaged files.
 *
 * @param text the text of the first view that has one, with our own marks undone
 */
record CasJson(String text, List<CasNode> nodes) {
  private static final String TYPE = "%TYPE";

  /** Empty for JSON that is no CAS, or one without a text. */
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

  /** Offsets in the unit that the file's head names; without one, UTF-16 as UIMA counts. */
  private record Offsets(String text, String unit) {

    int utf16(int offset) {
      if (offset < 0) {
        return -1;
      }
      return switch (unit.toLowerCase(java.util.Locale.ROOT)) {
        case "utf-32" ->
            offset > text.codePointCount(0, text.length())
                ? Integer.MAX_VALUE
                : text.offsetByCodePoints(0, offset);
        case "utf-8" -> inBytes(offset);
        default -> offset;
      };
    }

    private int inBytes(int offset) {
      int bytes = 0;
      int at = 0;
      while (at < text.length() && bytes < offset) {
        int c = text.codePointAt(at);
        bytes += Counting.Unit.BYTES.width(c);
        at += Character.charCount(c);
      }
      return bytes < offset ? Integer.MAX_VALUE : at;
    }
  }
}
