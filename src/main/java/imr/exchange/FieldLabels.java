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
 * Maps the labels in a file to fields: by field id ({@code items.request}), or by the label on the
 * form if it is unique. Ignores case and separators ({@code Items_Request}).
 */
final class FieldLabels {
  private final Map<String, Field> known = new HashMap<>();

  FieldLabels(Schema schema) {
    Set<String> twice = new HashSet<>();
    schema
        .all()
        .filter(f -> !f.isGroup())
        .filter(f -> known.put(bare(f.label()), f) != null)
        .forEach(f -> twice.add(bare(f.label())));
    known.keySet().removeAll(twice);
    schema.all().forEach(f -> known.put(bare(f.id().path()), f));
  }

  /** Returns the field or group with a label; empty if there is none. */
  Optional<Field> find(String label) {
    return Optional.ofNullable(known.get(bare(label)));
  }

  private static String bare(String label) {
    return label.toLowerCase(Locale.ROOT).replaceAll("[\\s._/-]", "");
  }
}
