package imr.exchange;

import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.GroupColor;
import imr.annotation.Role;
import imr.annotation.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The schema as JSON: the built-in one as a resource, a project's as part of exports. */
public final class SchemaFile {
  private SchemaFile() {}

  /** Returns the built-in schema, {@code imr-letter-v1}. */
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
   * Reads a built-in or project schema from JSON.
   *
   * @throws IllegalArgumentException if the JSON is invalid, or refers to an unknown type or group
   */
  public static Schema read(InputStream in) {
    Map<?, ?> root = PlainJson.object(text(in));
    List<Schema.Group> groups = objects(root, "groups").map(SchemaFile::group).toList();
    Set<FieldId> hidden = new HashSet<>();
    strings(root, "hidden").forEach(h -> hidden.add(new FieldId(h)));
    String id = text(root, "id");
    return Schema.baseOf(id).equals(id)
        ? new Schema(id, groups, fields(root), roles(root))
        : new Schema(id, groups, fields(root), hidden, builtIn());
  }

  private static Map<Role, List<FieldId>> roles(Map<?, ?> root) {
    Map<?, ?> named = root.get("roles") instanceof Map<?, ?> object ? object : Map.of();
    Map<Role, List<FieldId>> roles = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      List<FieldId> fields = strings(named, name(role)).map(FieldId::new).toList();
      if (!fields.isEmpty()) {
        roles.put(role, fields);
      }
    }
    return roles;
  }

  /** Returns {@code case-number} for {@code CASE_NUMBER}. */
  static String name(Role role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String text(InputStream in) {
    try {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Schema.Group group(Map<?, ?> g) {
    Optional<GroupColor> hue =
        optional(g, "colour").map(c -> GroupColor.valueOf(c.toUpperCase(Locale.ROOT)));
    return new Schema.Group(text(g, "id"), text(g, "label"), hue);
  }

  /** Returns the pretty-printed schema with a final line end, readable by {@link #read}. */
  public static String text(Schema schema) {
    return SchemaText.of(schema);
  }

  private static List<Field> fields(Map<?, ?> owner) {
    return objects(owner, "fields").map(SchemaFile::field).toList();
  }

  private static Field field(Map<?, ?> f) {
    return new Field(
        new FieldId(text(f, "id")),
        text(f, "label"),
        type(text(f, "type")),
        Boolean.TRUE.equals(f.get("many")),
        Boolean.TRUE.equals(f.get("long")),
        text(f, "group"),
        optional(f, "key").orElse(""),
        text(f, "help"),
        objects(f, "codes").map(SchemaFile::code).toList(),
        optional(f, "otherwise"),
        optional(f, "sameSpanAs").map(FieldId::new),
        fields(f));
  }

  private static Field.Code code(Map<?, ?> code) {
    return new Field.Code(text(code, "code"), text(code, "label"), strings(code, "words").toList());
  }

  /** Returns the type with a name in files, such as {@code painScore} for {@code PAIN_SCORE}. */
  static Field.Type type(String name) {
    for (Field.Type type : Field.Type.values()) {
      if (name(type).equals(name)) {
        return type;
      }
    }
    throw new IllegalArgumentException("no type of field is called '" + name + "'");
  }

  /** Returns {@code painScore} for {@code PAIN_SCORE}. */
  static String name(Field.Type type) {
    return type == Field.Type.PAIN_SCORE ? "painScore" : type.name().toLowerCase(Locale.ROOT);
  }

  private static String text(Map<?, ?> node, String key) {
    return optional(node, key)
        .orElseThrow(() -> new IllegalArgumentException("the schema's entry lacks '" + key + "'"));
  }

  private static Optional<String> optional(Map<?, ?> node, String key) {
    return node.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  private static Stream<Map<?, ?>> objects(Map<?, ?> node, String key) {
    return list(node, key).map(o -> o instanceof Map<?, ?> object ? object : Map.of());
  }

  private static Stream<String> strings(Map<?, ?> node, String key) {
    return list(node, key).map(String::valueOf);
  }

  private static Stream<?> list(Map<?, ?> node, String key) {
    return node.get(key) instanceof List<?> list ? list.stream() : Stream.empty();
  }
}
