package imr.annotation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds dates in the future, and dates that violate the order given by the schema ({@link
 * Role#DATE_ORDER}).
 */
final class DateChecks {
  private DateChecks() {}

  /**
   * A date in the letter as its earliest and latest possible day, because the month or day may be
   * missing.
   */
  private record Stated(Target target, String label, String first, String last) {}

  static List<Check> of(Schema schema, AnnotationSet set, LocalDate today) {
    List<Check> found = new ArrayList<>();
    set.all().stream()
        .flatMap(a -> stated(schema, a).stream())
        .filter(s -> s.first().compareTo(today.toString()) > 0)
        .map(s -> new Check("future", s.label() + " is in the future.", s.target()))
        .forEach(found::add);
    found.addAll(outOfOrder(schema, set));
    return found;
  }

  private static List<Check> outOfOrder(Schema schema, AnnotationSet set) {
    List<Check> found = new ArrayList<>();
    Optional<Stated> latest = Optional.empty();
    for (FieldId field : schema.all(Role.DATE_ORDER)) {
      List<Stated> dates =
          set.all().stream()
              .filter(a -> a.target().field().equals(field))
              .flatMap(a -> stated(schema, a).stream())
              .toList();
      for (Stated date : dates) {
        latest
            .filter(before -> before.first().compareTo(date.last()) > 0)
            .ifPresent(before -> found.add(order(date, before)));
      }
      Optional<Stated> known = latest;
      latest = dates.stream().max(Comparator.comparing(Stated::first)).or(() -> known);
    }
    return found;
  }

  private static Check order(Stated date, Stated before) {
    String sentence = date.label() + " is earlier than " + before.label() + ".";
    return new Check("date-order", sentence, date.target());
  }

  private static Optional<Stated> stated(Schema schema, Annotation annotation) {
    Optional<Field> field =
        schema.find(annotation.target().field()).filter(f -> f.type() == Field.Type.DATE);
    Optional<String> value =
        annotation.value().flatMap(Value::known).filter(v -> annotation.counts());
    return field.flatMap(
        f -> value.map(v -> new Stated(annotation.target(), f.label(), v, v + "-99-99")));
  }
}
