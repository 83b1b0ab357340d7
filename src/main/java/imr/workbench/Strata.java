package imr.workbench;

import imr.annotation.AnnotationSet;
import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Role;
import imr.annotation.Schema;
import imr.store.Store;
import imr.store.StoreDamagedException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which stratum of a sample a letter is in. */
final class Strata {
  private static final String NONE = "";

  private final Store store;
  private final Schema schema;

  Strata(Store store, Schema schema) {
    this.store = store;
    this.schema = schema;
  }

  String of(String letter, NewRound.Stratum stratum) {
    try {
      return switch (stratum) {
        case NONE -> NONE;
        case DECISION -> decisions(store.annotations(letter));
        case FORMAT -> store.original(letter).format().name().toLowerCase(Locale.ROOT);
        case YEAR -> year(store.annotations(letter));
      };
    } catch (StoreDamagedException damaged) {
      return NONE;
    }
  }

  /** All that the letter decided, each once: {@code overturned, upheld}. */
  private String decisions(AnnotationSet said) {
    return values(said, List.of(schema.the(Role.DECISION)))
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** Of the latest date that a letter of its kind states. */
  private String year(AnnotationSet said) {
    return values(said, schema.all(Role.DATE_ORDER))
        .filter(date -> date.length() >= 4)
        .max(Comparator.naturalOrder())
        .map(date -> date.substring(0, 4))
        .orElse(NONE);
  }

  private Stream<String> values(AnnotationSet said, List<FieldId> fields) {
    List<FieldId> wanted =
        fields.stream().flatMap(f -> schema.find(f).map(Field::id).stream()).toList();
    return said.all().stream()
        .filter(a -> a.counts() && wanted.contains(a.target().field()))
        .flatMap(a -> a.value().stream())
        .flatMap(v -> v.known().stream());
  }
}
