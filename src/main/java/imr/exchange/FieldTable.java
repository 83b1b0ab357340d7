package imr.exchange;

import imr.annotation.Field;
import imr.annotation.Schema;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The schema as a table, for files that refer to fields by id. One row per field in form order,
 * groups before their fields.
 */
final class FieldTable {
  static final String FILE = "fields.csv";

  private FieldTable() {}

  /** Returns the header followed by all rows, all of the same length. */
  static List<List<String>> of(Schema schema) {
    List<String> head = List.of("field", "label", "type", "list", "codes", "help");
    return Stream.concat(Stream.of(head), schema.all().map(FieldTable::row)).toList();
  }

  static String csv(Schema schema) {
    return Csv.marked(Csv.of(of(schema)));
  }

  private static List<String> row(Field field) {
    return List.of(
        field.id().path(),
        field.label(),
        type(field),
        field.many() ? "yes" : "no",
        field.codes().stream().map(Field.Code::code).collect(Collectors.joining("; ")),
        field.help());
  }

  /** Returns, for example, {@code pain score}. */
  static String type(Field field) {
    return field.type().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
