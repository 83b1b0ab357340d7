package imr.evaluate;

import imr.annotation.Alignment;
import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Field;
import imr.annotation.Schema;
import imr.annotation.Target;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares two annotation sets of one letter value by value. The spans of both must use the same
 * unit.
 *
 * <p>Entries of the letter's groups (items) are aligned in order by the leading field of the group
 * (the request). Within two aligned entries, the fields of inner groups (citations) are matched
 * regardless of the inner entry they belong to. Values of entries that aren't aligned are missed or
 * spurious. Rejected annotations and fields marked as not stated don't count, and neither do hidden
 * fields, because nobody reviews them.
 */
public final class Comparison {
  private final List<ComparedField> places;

  private Comparison(List<ComparedField> places) {
    this.places = List.copyOf(places);
  }

  /**
   * The verdicts of a field that were determined together, for the letter or for two aligned items.
   *
   * @param verdicts matches in gold order, then missed values, then spurious ones; never empty
   */
  public record ComparedField(Field field, List<Verdict> verdicts) {
    public ComparedField {
      verdicts = List.copyOf(verdicts);
    }
  }

  /** Compares a predicted annotation set with a gold set. */
  public static Comparison of(Schema schema, AnnotationSet gold, AnnotationSet predicted) {
    List<ComparedField> places = new ArrayList<>();
    for (Field field : schema.shown(schema.fields())) {
      if (field.isGroup()) {
        compareEntries(schema, field, gold, predicted, places);
      } else {
        compare(
            field,
            gold.stated(Target.LETTER, field),
            predicted.stated(Target.LETTER, field),
            places);
      }
    }
    return new Comparison(places);
  }

  /** Returns one verdict per value, in schema order, and in text order within a field or item. */
  public List<Verdict> verdicts() {
    return places.stream().flatMap(p -> p.verdicts().stream()).toList();
  }

  /** Returns the same verdicts grouped by place. */
  public List<ComparedField> places() {
    return places;
  }

  private static void compare(
      Field field, List<Annotation> gold, List<Annotation> predicted, List<ComparedField> places) {
    List<Verdict> verdicts = ValueMatcher.of(field, gold, predicted);
    if (!verdicts.isEmpty()) {
      places.add(new ComparedField(field, verdicts));
    }
  }

  private static void compareEntries(
      Schema schema,
      Field group,
      AnnotationSet gold,
      AnnotationSet predicted,
      List<ComparedField> places) {
    Optional<Field> known = schema.leading(group);
    List<Entry> golds = entries(group, gold);
    List<Entry> predictions = entries(group, predicted);
    List<Optional<Span>> asked = requests(known, golds);
    List<Optional<Span>> found = requests(known, predictions);
    for (Alignment.Pair pair :
        Alignment.of(
            golds.size(), predictions.size(), (i, j) -> shared(asked.get(i), found.get(j)))) {
      Optional<Entry> left = pair.left().map(golds::get);
      Optional<Entry> right = pair.right().map(predictions::get);
      valueFields(schema, group)
          .forEach(f -> compare(f, values(left, f), values(right, f), places));
    }
  }

  /** Returns the number of UTF-16 units that two spans share; 0 if one is missing. */
  private static int shared(Optional<Span> one, Optional<Span> other) {
    return one.flatMap(a -> other.map(a::shared)).orElse(0);
  }

  /** An entry of one side. */
  private record Entry(Field group, String id, AnnotationSet set) {

    /** Returns the values of a field in the entry and everything inside it, in text order. */
    List<Annotation> values(Field field) {
      return valuesWithin(group, id, field);
    }

    private List<Annotation> valuesWithin(Field owner, String subject, Field field) {
      if (owner.fields().contains(field)) {
        return set.stated(subject, field);
      }
      return owner.fields().stream()
          .filter(Field::isGroup)
          .flatMap(
              inner ->
                  set.counted(subject, inner.id()).stream()
                      .flatMap(e -> valuesWithin(inner, e.target().entry(), field).stream()))
          .toList();
    }
  }

  private static List<Entry> entries(Field group, AnnotationSet set) {
    return set.counted(Target.LETTER, group.id()).stream()
        .map(a -> new Entry(group, a.target().entry(), set))
        .toList();
  }

  private static List<Optional<imr.letter.Span>> requests(
      Optional<Field> request, List<Entry> entries) {
    return entries.stream()
        .map(
            e ->
                request.stream()
                    .flatMap(r -> e.values(r).stream())
                    .flatMap(a -> a.evidence().stream())
                    .map(imr.annotation.Evidence::span)
                    .findFirst())
        .toList();
  }

  private static Stream<Field> valueFields(Schema schema, Field group) {
    return schema.shown(group.fields()).stream()
        .flatMap(f -> f.isGroup() ? valueFields(schema, f) : Stream.of(f));
  }

  private static List<Annotation> values(Optional<Entry> entry, Field field) {
    return entry.map(e -> e.values(field)).orElse(List.of());
  }
}
