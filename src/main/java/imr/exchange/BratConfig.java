package imr.exchange;

import imr.annotation.Field;
import imr.annotation.Schema;
import java.util.List;
import java.util.stream.Collectors;

/** The two configuration files that brat needs: the annotation types, and their appearance. */
final class BratConfig {
  private static final String CODE = "-code";

  private BratConfig() {}

  /** Returns the brat type of a field. Type names can't contain dots: {@code items-request}. */
  static String type(Field field) {
    return field.id().path().replace('.', '-');
  }

  /** Returns the attribute for the value of a coded field: {@code items-decision-code}. */
  static String attribute(Field field) {
    return type(field) + CODE;
  }

  /** Returns whether an attribute is for codes; attributes of other programs are not. */
  static boolean isCode(String attribute) {
    return attribute.endsWith(CODE);
  }

  /**
   * Returns whether a field's value is stored as an attribute. True for codes, because brat's
   * attribute values can't contain white space.
   */
  static boolean hasAttribute(Field field) {
    return field.type() == Field.Type.CODE;
  }

  /**
   * Returns {@code annotation.conf}: types below their display groups, which are not types
   * themselves.
   */
  static String annotation(Schema schema) {
    StringBuilder conf = new StringBuilder("[entities]\n");
    for (Schema.Group group : schema.groups()) {
      conf.append("!").append(group.id()).append('\n');
      valued(schema).stream()
          .filter(f -> f.group().equals(group.id()))
          .forEach(f -> conf.append('\t').append(type(f)).append('\n'));
    }
    conf.append("\n[relations]\n");
    schema
        .all()
        .filter(Field::isGroup)
        .forEach(f -> conf.append(type(f)).append("\tArg1:<ENTITY>, Arg2:<ENTITY>\n"));
    conf.append("<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n");
    conf.append("\n[events]\n\n[attributes]\n");
    valued(schema).stream().filter(BratConfig::hasAttribute).forEach(f -> attribute(conf, f));
    return conf.toString();
  }

  private static void attribute(StringBuilder conf, Field field) {
    String codes = field.codes().stream().map(Field.Code::code).collect(Collectors.joining("|"));
    conf.append(attribute(field)).append("\tArg:").append(type(field));
    conf.append(", Value:").append(codes).append('\n');
  }

  /** Returns {@code visual.conf}: the labels of the form in the colors of the display groups. */
  static String visual(Schema schema) {
    StringBuilder conf = new StringBuilder("[labels]\n");
    schema
        .all()
        .forEach(
            f ->
                conf.append(type(f))
                    .append(" | ")
                    .append(f.label().replace('|', '/'))
                    .append('\n'));
    conf.append("\n[drawing]\nSPAN_DEFAULT\tfgColor:white, borderColor:darken\n");
    for (Field field : valued(schema)) {
      conf.append(type(field)).append("\tbgColor:").append(ToolColors.of(field, schema));
      conf.append('\n');
    }
    return conf.toString();
  }

  private static List<Field> valued(Schema schema) {
    return schema.all().filter(f -> !f.isGroup()).toList();
  }
}
