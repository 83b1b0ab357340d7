package imr.exchange;

import imr.annotation.Field;
import imr.annotation.Role;
import imr.annotation.Schema;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a schema as JSON. Separate from {@link SchemaFile}, so that reading the schema at startup
 * doesn't load Jackson.
 */
final class SchemaText {
  private SchemaText() {}

  static String of(Schema schema) {
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
    DefaultIndenter indent = new DefaultIndenter("  ", "\n");
    return JsonMapper.shared()
            .writer()
            .with(new DefaultPrettyPrinter().withArrayIndenter(indent).withObjectIndenter(indent))
            .writeValueAsString(root)
        + "\n";
  }

  private static void writeRoles(ObjectNode root, Schema schema) {
    ObjectNode roles = root.putObject("roles");
    for (Role role : Role.values()) {
      schema.all(role).forEach(f -> roles.withArrayProperty(SchemaFile.name(role)).add(f.path()));
    }
  }

  private static void write(ObjectNode owner, List<Field> fields) {
    var list = owner.putArray("fields");
    fields.forEach(f -> list.add(node(f)));
  }

  private static ObjectNode node(Field f) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", f.id().path()).put("label", f.label()).put("type", SchemaFile.name(f.type()));
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
}
