package imr.ui.help;

import imr.annotation.Field;
import imr.annotation.Schema;
import imr.ui.kit.AnnotationGuide;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The annotation guide as text, by display group. */
final class FieldGuide {
  private FieldGuide() {}

  static Map<String, List<String>> of(Schema schema) {
    AnnotationGuide guide = AnnotationGuide.read();
    return schema
        .all()
        .filter(f -> !schema.isHidden(f.id()))
        .collect(
            Collectors.groupingBy(
                f -> group(schema, f),
                LinkedHashMap::new,
                Collectors.flatMapping(f -> lines(guide, f), Collectors.toList())));
  }

  private static Stream<String> lines(AnnotationGuide guide, Field field) {
    String first = field.help().isEmpty() ? field.label() : field.label() + ": " + field.help();
    return Stream.concat(Stream.of(first), guide.rules(field.id()).stream().map(r -> "•  " + r));
  }

  private static String group(Schema schema, Field field) {
    return schema.groups().stream()
        .filter(g -> g.id().equals(field.group()))
        .map(Schema.Group::label)
        .findFirst()
        .orElse("");
  }
}
