package imr.exchange;

import imr.annotation.CustomId;
import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.FieldKeys;
import imr.annotation.GroupColor;
import imr.annotation.Schema;
import imr.annotation.SchemaChange;
import imr.annotation.SchemaEdit;
import imr.annotation.SchemaEdits;
import imr.annotation.SchemaEdits.Outcome;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Schema changes as JSON: recorded changes, one object each with author and time, and handwritten
 * lists of edits.
 *
 * <p>The key {@code do} of an edit is its type, such as {@code addField} or {@code hideField}; the
 * other keys are named after the components of {@link SchemaEdit}. In handwritten edits, an added
 * field, group, or code doesn't need an id; for a field, {@code in} names the group field that
 * contains it ({@code items}; missing for the letter).
 */
public final class SchemaEditFile {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private SchemaEditFile() {}

  /** The result of reading edits. */
  public sealed interface SchemaEditReadResult {
    /** The edits are valid. */
    record Read(List<SchemaEdit> edits) implements SchemaEditReadResult {}

    /** The edits are invalid; the sentence says why. */
    record Refused(String sentence) implements SchemaEditReadResult {}
  }

  /** Returns a change as a single line without a line end. */
  public static String line(SchemaChange change) {
    ObjectNode node = NODES.objectNode();
    node.put("revision", change.revision());
    node.put("by", change.by());
    node.put("at", change.at().toString());
    var edits = node.putArray("edits");
    change.edits().forEach(e -> edits.add(node(e)));
    return JSON.writeValueAsString(node);
  }

  /** Returns an edit as a single line without a line end. */
  public static String json(SchemaEdit edit) {
    return JSON.writeValueAsString(node(edit));
  }

  /** Reads a line written by {@link #line}; empty if it is invalid. */
  public static Optional<SchemaChange> change(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      List<SchemaEdit> edits = new ArrayList<>();
      node.path("edits").forEach(e -> edits.add(edit(e)));
      return Optional.of(
          new SchemaChange(
              node.path("revision").asInt(0),
              text(node, "by"),
              Instant.parse(text(node, "at")),
              edits));
    } catch (JacksonException | IllegalArgumentException | DateTimeException broken) {
      return Optional.empty();
    }
  }

  /**
   * Reads handwritten edits: a list, or an object with a list {@code edits}. Refused if an edit
   * can't be read or applied after those before it.
   *
   * @param schema the schema that they change
   */
  public static SchemaEditReadResult read(String json, Schema schema) {
    List<SchemaEdit> edits = new ArrayList<>();
    Schema now = schema;
    try {
      JsonNode root = JSON.readTree(json);
      for (JsonNode node : root.isArray() ? root : root.path("edits")) {
        SchemaEdit edit = edit(withId(now, node));
        switch (SchemaEdits.apply(now, edit)) {
          case Outcome.Refused(String sentence) -> {
            return refused(edits.size() + 1, sentence);
          }
          case Outcome.Edited(Schema next) -> now = next;
        }
        edits.add(edit);
      }
    } catch (JacksonException broken) {
      return new SchemaEditReadResult.Refused("The file is not well-formed JSON.");
    } catch (IllegalArgumentException unreadable) {
      return refused(edits.size() + 1, String.valueOf(unreadable.getMessage()));
    }
    return edits.isEmpty()
        ? new SchemaEditReadResult.Refused("The file has no list of edits.")
        : new SchemaEditReadResult.Read(List.copyOf(edits));
  }

  private static SchemaEditReadResult refused(int number, String sentence) {
    return new SchemaEditReadResult.Refused("Edit %d: %s".formatted(number, sentence));
  }

  /** Completes an addition: derives a missing id from the label, and fills in other defaults. */
  private static JsonNode withId(Schema schema, JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    ObjectNode whole = object.deepCopy();
    String label = node.path("label").asString("");
    switch (node.path("do").asString("")) {
      case "addField" -> {
        Optional<Field> parent = node.path("in").asStringOpt().map(FieldId::new).map(schema::field);
        putUnlessThere(whole, "id", CustomId.field(schema, parent.map(Field::id), label).path());
        parent.ifPresent(p -> putUnlessThere(whole, "group", p.group()));
        FieldId id = new FieldId(text(whole, "id"));
        putUnlessThere(whole, "key", FieldKeys.suggested(schema, id, label));
      }
      case "addGroup" -> putUnlessThere(whole, "group", CustomId.group(schema, label));
      case "addCode" ->
          putUnlessThere(
              whole, "code", CustomId.code(schema.field(new FieldId(text(whole, "field"))), label));
      case String _ -> {
        // The other edits refer to existing elements.
      }
    }
    return whole;
  }

  private static void putUnlessThere(ObjectNode node, String key, String words) {
    if (!node.has(key)) {
      node.put(key, words);
    }
  }

  private static ObjectNode node(SchemaEdit edit) {
    ObjectNode node = NODES.objectNode();
    switch (edit) {
      case SchemaEdit.AddField(
              FieldId id,
              String label,
              Field.Type type,
              boolean many,
              String group,
              String key,
              String help) ->
          node.put("do", "addField")
              .put("id", id.path())
              .put("label", label)
              .put("type", SchemaFile.name(type))
              .put("many", many)
              .put("group", group)
              .put("key", key)
              .put("help", help);
      case SchemaEdit.AddGroup(String group, String label, GroupColor hue) ->
          node.put("do", "addGroup")
              .put("group", group)
              .put("label", label)
              .put("colour", hue.name().toLowerCase(Locale.ROOT));
      case SchemaEdit.AddCode(FieldId field, String code, String label) ->
          of(node, "addCode", field).put("code", code).put("label", label);
      case SchemaEdit.RenameField(FieldId field, String label) ->
          of(node, "renameField", field).put("label", label);
      case SchemaEdit.RenameGroup(String group, String label) ->
          node.put("do", "renameGroup").put("group", group).put("label", label);
      case SchemaEdit.RenameCode(FieldId field, String code, String label) ->
          of(node, "renameCode", field).put("code", code).put("label", label);
      case SchemaEdit.SetHelp(FieldId field, String help) ->
          of(node, "setHelp", field).put("help", help);
      case SchemaEdit.SetKey(FieldId field, String key) ->
          of(node, "setKey", field).put("key", key);
      case SchemaEdit.SetGroup(FieldId field, String group) ->
          of(node, "setGroup", field).put("group", group);
      case SchemaEdit.SetHue(String group, GroupColor hue) ->
          node.put("do", "setColour")
              .put("group", group)
              .put("colour", hue.name().toLowerCase(Locale.ROOT));
      case SchemaEdit.MoveField(FieldId field, Optional<FieldId> before) ->
          before(of(node, "moveField", field), before.map(FieldId::path));
      case SchemaEdit.MoveGroup(String group, Optional<String> before) ->
          before(node.put("do", "moveGroup").put("group", group), before);
      case SchemaEdit.MoveCode(FieldId field, String code, Optional<String> before) ->
          before(of(node, "moveCode", field).put("code", code), before);
      case SchemaEdit.HideField(FieldId field, boolean hidden) ->
          of(node, hidden ? "hideField" : "showField", field);
    }
    return node;
  }

  private static ObjectNode of(ObjectNode node, String what, FieldId field) {
    return node.put("do", what).put("field", field.path());
  }

  private static void before(ObjectNode node, Optional<String> before) {
    before.ifPresent(b -> node.put("before", b));
  }

  private static SchemaEdit edit(JsonNode n) {
    return switch (text(n, "do")) {
      case "addField" ->
          new SchemaEdit.AddField(
              new FieldId(text(n, "id")),
              text(n, "label"),
              type(n),
              n.path("many").asBoolean(type(n) == Field.Type.GROUP),
              text(n, "group"),
              n.path("key").asString(""),
              n.path("help").asString(""));
      case "addGroup" -> new SchemaEdit.AddGroup(text(n, "group"), text(n, "label"), hue(n));
      case "addCode" -> new SchemaEdit.AddCode(field(n), text(n, "code"), text(n, "label"));
      case "renameField" -> new SchemaEdit.RenameField(field(n), text(n, "label"));
      case "renameGroup" -> new SchemaEdit.RenameGroup(text(n, "group"), text(n, "label"));
      case "renameCode" -> new SchemaEdit.RenameCode(field(n), text(n, "code"), text(n, "label"));
      case "setHelp" -> new SchemaEdit.SetHelp(field(n), text(n, "help"));
      case "setKey" -> new SchemaEdit.SetKey(field(n), text(n, "key"));
      case "setGroup" -> new SchemaEdit.SetGroup(field(n), text(n, "group"));
      case "setColor", "setColour" -> new SchemaEdit.SetHue(text(n, "group"), hue(n));
      case "moveField" -> new SchemaEdit.MoveField(field(n), before(n).map(FieldId::new));
      case "moveGroup" -> new SchemaEdit.MoveGroup(text(n, "group"), before(n));
      case "moveCode" -> new SchemaEdit.MoveCode(field(n), text(n, "code"), before(n));
      case "hideField" -> new SchemaEdit.HideField(field(n), true);
      case "showField" -> new SchemaEdit.HideField(field(n), false);
      case String other ->
          throw new IllegalArgumentException("“%s” isn't a valid edit.".formatted(other));
    };
  }

  private static FieldId field(JsonNode node) {
    return new FieldId(text(node, "field"));
  }

  private static Optional<String> before(JsonNode node) {
    return node.path("before").asStringOpt();
  }

  private static Field.Type type(JsonNode node) {
    String name = text(node, "type");
    try {
      return SchemaFile.type(name);
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException("“%s” isn't a valid field type.".formatted(name), unknown);
    }
  }

  private static GroupColor hue(JsonNode node) {
    // "colour" is how libraries and project files keep it
    String name = text(node, node.has("color") ? "color" : "colour");
    try {
      return GroupColor.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException(
          "“%s” isn't a valid group color.".formatted(name), unknown);
    }
  }

  private static String text(JsonNode node, String key) {
    return node.path(key)
        .asStringOpt()
        .orElseThrow(() -> new IllegalArgumentException("“%s” is missing.".formatted(key)));
  }
}
