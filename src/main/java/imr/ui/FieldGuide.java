package imr.ui;

import imr.annotation.Field;
import imr.annotation.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The schema's own words on its fields, by display group. */
final class FieldGuide {
  private FieldGuide() {}

  static Map<String, List<String>> of(Schema schema) {
    return schema
        .all()
        .filter(f -> !schema.isHidden(f.id()))
        .collect(
            Collectors.groupingBy(
                f -> group(schema, f),
                LinkedHashMap::new,
                Collectors.mapping(FieldGuide::line, Collectors.toList())));
  }

  private static String line(Field field) {
    return field.help().isEmpty() ? field.label() : field.label() + ": " + field.help();
  }

  private static String group(Schema schema, Field field) {
    return schema.groups().stream()
        .filter(g -> g.id().equals(field.group()))
        .map(Schema.Group::label)
        .findFirst()
        .orElse("");
  }
}
