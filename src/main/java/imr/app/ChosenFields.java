package imr.app;

import imr.annotation.FieldId;
import imr.annotation.Schema;
import java.util.List;
import java.util.Optional;

/** Fields given by name or name prefix; all fields if none are given. */
record ChosenFields(List<String> names) {
  boolean has(FieldId field) {
    return names.isEmpty() || names.stream().anyMatch(name -> covers(name, field));
  }

  private static boolean covers(String name, FieldId field) {
    return field.path().equals(name) || field.path().startsWith(name + ".");
  }

  Optional<String> unknownIn(Schema schema) {
    return names.stream()
        .filter(name -> schema.all().noneMatch(f -> covers(name, f.id())))
        .findFirst();
  }
}
