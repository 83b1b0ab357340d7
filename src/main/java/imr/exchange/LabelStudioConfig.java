package imr.exchange;

import imr.annotation.Field;
import imr.annotation.Schema;
import java.util.List;

/**
 * The labeling configuration for our Label Studio tasks: a label per field in its group's color, a
 * text box for each span's normalized value, choices for codes instead, and a relation per group.
 */
final class LabelStudioConfig {
  /** The name of the labels control. */
  static final String LABELS = "field";

  /** The name of the labeled text. */
  static final String TEXT = "text";

  /** The name of the text box with a span's normalized value. */
  static final String VALUE = "value";

  private LabelStudioConfig() {}

  static String of(Schema schema) {
    StringBuilder xml = new StringBuilder();
    xml.append("<View>\n  <Style>.htx-text { white-space: pre-wrap; }</Style>\n");
    xml.append("  <Labels name=\"").append(LABELS).append("\" toName=\"").append(TEXT);
    xml.append("\" showInline=\"true\">\n");
    valued(schema).forEach(f -> label(xml, f, schema));
    xml.append("  </Labels>\n");
    xml.append("  <Text name=\"")
        .append(TEXT)
        .append("\" value=\"$text\" granularity=\"symbol\"/>");
    xml.append("\n  <TextArea name=\"").append(VALUE).append("\" toName=\"").append(TEXT);
    xml.append("\" perRegion=\"true\" editable=\"true\" maxSubmissions=\"1\"");
    xml.append(" placeholder=\"Normal form\"/>\n");
    valued(schema).stream().filter(LabelStudioConfig::hasChoices).forEach(f -> choices(xml, f));
    xml.append("  <Relations>\n");
    schema.all().filter(Field::isGroup).forEach(f -> relation(xml, f));
    return xml.append("  </Relations>\n</View>\n").toString();
  }

  private static List<Field> valued(Schema schema) {
    return schema.all().filter(f -> !f.isGroup()).toList();
  }

  /** Returns whether a field has buttons for its choices. There are too many states for that. */
  static boolean hasChoices(Field field) {
    return field.type() == Field.Type.CODE;
  }

  /** Returns the name of the choices control of a coded field. */
  static String choicesOf(Field field) {
    return "code-" + field.id().path().replace('.', '-');
  }

  private static void label(StringBuilder xml, Field field, Schema schema) {
    xml.append("    <Label value=\"").append(Xml.escaped(field.id().path()));
    xml.append("\" background=\"").append(ToolColors.of(field, schema));
    xml.append("\" hint=\"").append(Xml.escaped(field.label() + ": " + field.help()));
    xml.append("\"/>\n");
  }

  private static void choices(StringBuilder xml, Field field) {
    xml.append("  <Choices name=\"").append(Xml.escaped(choicesOf(field)));
    xml.append("\" toName=\"").append(TEXT).append("\" perRegion=\"true\" whenTagName=\"");
    xml.append(LABELS).append("\" whenLabelValue=\"").append(Xml.escaped(field.id().path()));
    xml.append("\" visibleWhen=\"region-selected\">\n");
    for (Field.Code code : field.codes()) {
      xml.append("    <Choice value=\"").append(Xml.escaped(code.code())).append("\"/>\n");
    }
    xml.append("  </Choices>\n");
  }

  private static void relation(StringBuilder xml, Field group) {
    xml.append("    <Relation value=\"").append(Xml.escaped(group.id().path())).append("\"/>\n");
  }
}
