package imr.exchange;

import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Hue;
import imr.annotation.Role;
import imr.annotation.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schema as JSON: the built-in one as a resource, a project's as it goes with what is exported.
 */
public final class SchemaFile {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

  private SchemaFile() {}

  /** The schema that ships with the workbench, {@code imr-letter-v1}. */
  public static Schema builtIn() {
    try (InputStream in =
        Objects.requireNonNull(
            SchemaFile.class.getResourceAsStream("/imr/schema/imr-letter-v1.json"))) {
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The schema in a JSON stream, the built-in one or a project's; refused with an exception where
   * it names a type or a group that does not exist.
   */
  public static Schema read(InputStream in) {
    JsonNode root = JSON.readTree(in);
    List<Schema.Group> groups = new ArrayList<>();
    root.path("groups").forEach(g -> groups.add(group(g)));
    Set<FieldId> hidden = new HashSet<>();
    root.path("hidden").forEach(h -> hidden.add(new FieldId(h.asString())));
    String id = text(root, "id");
    return Schema.baseOf(id).equals(id)
        ? new Schema(id, groups, fields(root), roles(root))
        : new Schema(id, groups, fields(root), hidden, builtIn());
  }

  private static Map<Role, List<FieldId>> roles(JsonNode root) {
    Map<Role, List<FieldId>> roles = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      List<FieldId> fields = new ArrayList<>();
      root.path("roles").path(name(role)).forEach(f -> fields.add(new FieldId(f.asString())));
      if (!fields.isEmpty()) {
        roles.put(role, fields);
      }
    }
    return roles;
  }

  private static String name(Role role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Schema.Group group(JsonNode g) {
    Optional<Hue> hue =
        g.path("colour").asStringOpt().map(c -> Hue.valueOf(c.toUpperCase(Locale.ROOT)));
    return new Schema.Group(text(g, "id"), text(g, "label"), hue);
  }

  /** The schema over many lines, with a line end after the last; {@link #read} reads it back. */
  public static String text(Schema schema) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("id", schema.id());
    var groups = root.putArray("groups");
    for (Schema.Group group : schema.groups()) {
      ObjectNode node = groups.addObject().put("id", group.id()).put("label", group.label());
      group.hue().ifPresent(h -> node.put("colour", h.name().toLowerCase(Locale.ROOT)));
    }
    if (!schema.isChanged()) {
      writeRoles(root, schema);
    }
    write(root, schema.fields());
    if (!schema.hidden().isEmpty()) {
      var hidden = root.putArray("hidden");
      schema.hidden().stream().sorted().forEach(h -> hidden.add(h.path()));
    }
    return JSON.writer()
            .with(new DefaultPrettyPrinter().withArrayIndenter(INDENT).withObjectIndenter(INDENT))
            .writeValueAsString(root)
        + "\n";
  }

  private static void writeRoles(ObjectNode root, Schema schema) {
    ObjectNode roles = root.putObject("roles");
    for (Role role : Role.values()) {
      schema.all(role).forEach(f -> roles.withArrayProperty(name(role)).add(f.path()));
    }
  }

  private static void write(ObjectNode owner, List<Field> fields) {
    var list = owner.putArray("fields");
    fields.forEach(f -> list.add(node(f)));
  }

  private static ObjectNode node(Field f) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", f.id().path()).put("label", f.label()).put("type", name(f.type()));
    if (f.many()) {
      node.put("many", true);
    }
    if (f.longText()) {
      node.put("long", true);
    }
    node.put("group", f.group());
    if (!f.key().isEmpty()) {
      node.put("key", f.key());
    }
    node.put("help", f.help());
    f.otherwise().ifPresent(o -> node.put("otherwise", o));
    f.sameSpanAs().ifPresent(s -> node.put("sameSpanAs", s.path()));
    if (f.type() == Field.Type.CODE || !f.codes().isEmpty()) {
      write(f.codes(), node);
    }
    if (f.isGroup()) {
      write(node, f.fields());
    }
    return node;
  }

  private static void write(List<Field.Code> codes, ObjectNode field) {
    var list = field.putArray("codes");
    for (Field.Code code : codes) {
      ObjectNode node = list.addObject().put("code", code.code()).put("label", code.label());
      code.words().forEach(node.withArrayProperty("words")::add);
    }
  }

  private static List<Field> fields(JsonNode owner) {
    List<Field> fields = new ArrayList<>();
    owner.path("fields").forEach(f -> fields.add(field(f)));
    return fields;
  }

  private static Field field(JsonNode f) {
    return new Field(
        new FieldId(text(f, "id")),
        text(f, "label"),
        type(text(f, "type")),
        f.path("many").asBoolean(false),
        f.path("long").asBoolean(false),
        text(f, "group"),
        f.path("key").asString(""),
        text(f, "help"),
        codes(f),
        f.path("otherwise").asStringOpt(),
        f.path("sameSpanAs").asStringOpt().map(FieldId::new),
        fields(f));
  }

  private static List<Field.Code> codes(JsonNode f) {
    List<Field.Code> codes = new ArrayList<>();
    for (JsonNode code : f.path("codes")) {
      List<String> words = new ArrayList<>();
      code.path("words").forEach(w -> words.add(w.asString()));
      codes.add(new Field.Code(text(code, "code"), text(code, "label"), words));
    }
    return codes;
  }

  /** {@code painScore} in a file is {@code PAIN_SCORE} here. */
  static Field.Type type(String name) {
    return Field.Type.valueOf(name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT));
  }

  /** {@code painScore} for {@code PAIN_SCORE}. */
  static String name(Field.Type type) {
    return type == Field.Type.PAIN_SCORE ? "painScore" : type.name().toLowerCase(Locale.ROOT);
  }

  private static String text(JsonNode node, String key) {
    return Optional.of(node.path(key))
        .filter(JsonNode::isString)
        .map(JsonNode::asString)
        .orElseThrow(() -> new IllegalArgumentException("the schema's entry lacks '" + key + "'"));
  }
}
