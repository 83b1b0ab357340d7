package imr.exchange;

import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the schema from its JSON resource. */
public final class SchemaFile {
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
   * The schema in a JSON stream; refused with an exception where it names a type or a group that
   * does not exist.
   */
  public static Schema read(InputStream in) {
    JsonNode root = JsonMapper.shared().readTree(in);
    List<Schema.Group> groups = new ArrayList<>();
    root.path("groups").forEach(g -> groups.add(new Schema.Group(text(g, "id"), text(g, "label"))));
    return new Schema(text(root, "id"), groups, fields(root));
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

  /** {@code painScore} in the file is {@code PAIN_SCORE} here. */
  private static Field.Type type(String name) {
    return Field.Type.valueOf(name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT));
  }

  private static String text(JsonNode node, String key) {
    return Optional.of(node.path(key))
        .filter(JsonNode::isString)
        .map(JsonNode::asString)
        .orElseThrow(() -> new IllegalArgumentException("the schema's entry lacks '" + key + "'"));
  }
}
