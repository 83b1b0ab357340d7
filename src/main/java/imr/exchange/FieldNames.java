package imr.exchange;

import imr.annotation.Field;
import imr.annotation.Schema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which field a label of somebody else's file means: the field's id ({@code items.request}), or its
 * label on the form where only one field has it, without regard to case and to what stands between
 * the words ({@code Items_Request}).
 */
final class FieldNames {
  private final Map<String, Field> known = new HashMap<>();

  FieldNames(Schema schema) {
    Set<String> twice = new HashSet<>();
    schema
        .all()
        .filter(f -> !f.isGroup())
        .filter(f -> known.put(bare(f.label()), f) != null)
        .forEach(f -> twice.add(bare(f.label())));
    known.keySet().removeAll(twice);
    schema.all().forEach(f -> known.put(bare(f.id().path()), f));
  }

  /** The field, groups included; empty for a label that the schema does not know. */
  Optional<Field> find(String label) {
    return Optional.ofNullable(known.get(bare(label)));
  }

  private static String bare(String label) {
    return label.toLowerCase(Locale.ROOT).replaceAll("[\\s._/-]", "");
  }
}
