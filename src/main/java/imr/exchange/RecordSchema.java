package imr.exchange;

import imr.annotation.Field;
import imr.annotation.GoldSetPart;
import imr.annotation.Schema;
import imr.annotation.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema (draft 2020-12) of our records, generated from the field schema, for validating
 * and documenting them.
 */
final class RecordSchema {
  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

  private final Schema schema;

  RecordSchema(Schema schema) {
    this.schema = schema;
  }

  /** Returns the pretty-printed schema with a final line end. */
  String text() {
    return JsonMapper.shared()
            .writer()
            .with(new DefaultPrettyPrinter().withArrayIndenter(INDENT).withObjectIndenter(INDENT))
            .writeValueAsString(tree())
        + "\n";
  }

  private ObjectNode tree() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", "The record of one letter, " + schema.id());
    root.put(
        "description", "Offsets count Unicode code points of the letter's text; end is exclusive.");
    ObjectNode keys = object(root);
    envelope(keys);
    schema.fields().forEach(f -> put(keys, f, f.id().path()));
    ArrayNode required = root.putArray("required");
    List.of("schema", "letter", "textSha256", "absent").forEach(required::add);
    return root;
  }

  /** Makes a node an object without additional keys, and returns the node for its properties. */
  private static ObjectNode object(ObjectNode node) {
    node.put("type", "object");
    node.put("additionalProperties", false);
    return node.putObject("properties");
  }

  private void envelope(ObjectNode keys) {
    keys.putObject("schema").put("const", schema.id());
    keys.putObject("letter")
        .put("type", "string")
        .put("description", "The file name of the letter.");
    keys.putObject("textSha256").put("type", "string").put("pattern", "^[0-9a-f]{64}$");
    ArrayNode parts = keys.putObject("part").putArray("enum");
    Arrays.stream(GoldSetPart.values()).forEach(p -> parts.add(p.word()));
    keys.putObject("text").put("type", "string").put("description", "The full text of the letter.");
    ObjectNode absent = keys.putObject("absent");
    absent.put("type", "array").put("uniqueItems", true);
    absent.put("description", "Fields that are marked as not stated in the letter.");
    keys.putObject(RecordWriter.ABSENT_ORIGINS)
        .put("type", "object")
        .put("description", "Who marked each field as not stated, by its path.");
    ArrayNode paths = absent.putObject("items").put("type", "string").putArray("anyOf");
    schema.all().forEach(f -> paths.addObject().put("pattern", pathOf(f)));
  }

  /** Returns a pattern for the field's path in a record, with an index after every group. */
  private String pathOf(Field field) {
    return "^" + path(field) + "$";
  }

  private String path(Field field) {
    return schema
        .parent(field.id())
        .map(g -> path(g) + "\\[\\d+\\]\\." + field.id().name())
        .orElseGet(() -> field.id().path().replace(".", "\\."));
  }

  /** Adds a field at its dotted name, creating objects as needed. */
  private void put(ObjectNode keys, Field field, String dotted) {
    int dot = dotted.indexOf('.');
    if (dot < 0) {
      keys.set(dotted, field.many() ? list(field) : one(field));
      return;
    }
    String owner = dotted.substring(0, dot);
    ObjectNode inner =
        keys.has(owner)
            ? (ObjectNode) keys.path(owner).path("properties")
            : object(keys.putObject(owner));
    put(inner, field, dotted.substring(dot + 1));
  }

  private ObjectNode list(Field field) {
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    list.put("title", field.label()).put("type", "array").put("minItems", 1);
    list.set("items", one(field));
    return list;
  }

  private ObjectNode one(Field field) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("title", field.label()).put("description", field.help());
    ObjectNode keys = object(node);
    if (field.isGroup()) {
      field.fields().forEach(f -> put(keys, f, f.id().name()));
      return node;
    }
    keys.putObject("text").put("type", "string").put("minLength", 1);
    keys.putObject("start").put("type", "integer").put("minimum", 0);
    keys.putObject("end").put("type", "integer").put("minimum", 1);
    keys.set("spans", spans());
    keys.set("value", value(field));
    keys.putObject("rule").put("type", "string");
    keys.putObject("confidence").put("type", "number").put("minimum", 0).put("maximum", 1);
    status(keys);
    keys.putObject("author").put("type", "string");
    keys.putObject("at").put("type", "string").put("format", "date-time");
    keys.putObject("suggested").put("type", "object");
    ObjectNode together = node.putObject("dependentRequired");
    together.putArray("text").add("start").add("end");
    together.putArray("start").add("end");
    together.putArray("end").add("start");
    if (field.type() == Field.Type.TEXT) {
      node.putArray("anyOf").addObject().putArray("required").add("value");
      node.withArrayProperty("anyOf").addObject().putArray("required").add("start");
    } else {
      node.putArray("required").add("value");
    }
    return node;
  }

  private static ObjectNode spans() {
    ObjectNode spans = JsonNodeFactory.instance.objectNode();
    spans.put("type", "array").put("minItems", 2);
    spans.put(
        "description", "If a page header or footer interrupts the value: its parts, in order.");
    ObjectNode item = spans.putObject("items");
    ObjectNode keys = object(item);
    keys.putObject("start").put("type", "integer").put("minimum", 0);
    keys.putObject("end").put("type", "integer").put("minimum", 1);
    item.putArray("required").add("start").add("end");
    return spans;
  }

  private static void status(ObjectNode keys) {
    ArrayNode words = keys.putObject("status").putArray("enum");
    Arrays.stream(Status.values())
        .filter(s -> s != Status.REJECTED)
        .forEach(s -> words.add(s.name().toLowerCase(Locale.ROOT)));
  }

  private static ObjectNode value(Field field) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    switch (field.type()) {
      case CODE -> {
        ArrayNode codes = node.putArray("enum");
        field.codes().forEach(c -> codes.add(c.code()));
        codes.addNull();
      }
      case NUMBER -> node.put("minimum", 0).putArray("type").add("integer").add("null");
      case DATE -> words(node).put("pattern", "^\\d{4}(-\\d{2}(-\\d{2})?)?$");
      case PAIN_SCORE -> words(node).put("pattern", "^[0-9.]+(-[0-9.]+)?/10$");
      case TEXT, STATE, QUANTITY, PAGES, GROUP -> words(node).put("minLength", 1);
    }
    return node;
  }

  private static ObjectNode words(ObjectNode node) {
    node.putArray("type").add("string").add("null");
    return node;
  }
}
