package imr.exchange;

import imr.annotation.Field;
import imr.annotation.Schema;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The labels of all fields in the colors of their groups, for doccano's “Import Labels”. */
final class DoccanoLabels {
  private DoccanoLabels() {}

  static String json(Schema schema) {
    ArrayNode labels = JsonNodeFactory.instance.arrayNode();
    for (Field field : schema.all().filter(f -> !f.isGroup()).toList()) {
      labels
          .addObject()
          .put("text", field.id().path())
          .putNull("prefix_key")
          .putNull("suffix_key")
          .put("background_color", ToolColors.of(field, schema))
          .put("text_color", "#ffffff");
    }
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(labels) + "\n";
  }
}
