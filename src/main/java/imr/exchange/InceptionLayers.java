package imr.exchange;

import imr.annotation.Field;
import imr.annotation.Schema;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The layers of {@link UimaTypes} as INCEpTION layer files, for its project settings: a span layer
 * whose {@code field} has a tagset, a relation layer, and two document metadata layers. A type
 * system alone doesn't create layers for types that aren't spans.
 */
final class InceptionLayers {
  static final String FILE = "layers.json";
  private static final String STRING = "uima.cas.String";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private InceptionLayers() {}

  /** Returns {@code layers.json}. */
  static String layers(Schema schema) {
    ArrayNode layers = NODES.arrayNode();
    ObjectNode value = layer(layers, UimaTypes.VALUE, "IMR value", "span");
    ArrayNode features = value.putArray("features");
    feature(features, "field", "Field", true).set("tag_set", tagset(schema));
    strings(features, "value", "path");
    ValueOrigin.KEYS.forEach(key -> strings(features, key));
    relation(layers);
    ObjectNode letter = layer(layers, UimaTypes.LETTER, "IMR letter", "document-metadata");
    strings(letter.putArray("features"), "name", "textSha256", "schema", UimaTypes.REPLACED);
    ObjectNode note = layer(layers, UimaTypes.NOTE, "IMR note", "document-metadata");
    ArrayNode noted = note.putArray("features");
    strings(noted, "kind", "field", "value", "path");
    ValueOrigin.KEYS.forEach(key -> strings(noted, key));
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(layers) + "\n";
  }

  private static void relation(ArrayNode layers) {
    ObjectNode relation = layer(layers, UimaTypes.RELATION, "IMR belongs together", "relation");
    relation.putObject("attach_type").put("name", UimaTypes.VALUE);
    strings(relation.putArray("features"), "group");
  }

  private static ObjectNode layer(ArrayNode layers, String name, String label, String type) {
    ObjectNode layer = layers.addObject().put("name", name).put("uiName", label);
    layer.put("type", type).put("description", "").put("enabled", true).put("built_in", false);
    layer.put("readonly", false).put("cross_sentence", true).put("show_hover", true);
    layer.put("anchoring_mode", "CHARACTERS").put("overlap_mode", "ANY_OVERLAP");
    // Older versions read these three settings instead of the modes.
    layer.put("lock_to_token_offset", false).put("multiple_tokens", false);
    layer.put("allow_stacking", true);
    return layer.put("validation_mode", "NEVER").put("linked_list_behavior", false);
  }

  private static void strings(ArrayNode features, String... names) {
    for (String name : names) {
      feature(features, name, name, false);
    }
  }

  private static ObjectNode feature(
      ArrayNode features, String name, String label, boolean remembered) {
    ObjectNode feature = features.addObject().put("name", name).put("uiName", label);
    feature.put("type", STRING).put("enabled", true).put("visible", name.equals("field"));
    feature.put("include_in_hover", true).put("required", false).put("remember", remembered);
    feature.put("description", "").put("multi_value_mode", "NONE").put("link_mode", "NONE");
    return feature.put("curatable", true);
  }

  /** Returns the ids of all fields with their guidance. */
  private static ObjectNode tagset(Schema schema) {
    ObjectNode set = NODES.objectNode().put("name", "IMR fields").put("language", "en");
    set.put("description", "The fields of " + schema.id()).put("create_tag", false);
    ArrayNode tags = set.putArray("tags");
    for (Field field : valued(schema)) {
      tags.addObject()
          .put("tag_name", field.id().path())
          .put("tag_description", field.label() + ": " + field.help());
    }
    return set;
  }

  private static List<Field> valued(Schema schema) {
    return schema.all().filter(f -> !f.isGroup()).toList();
  }
}
