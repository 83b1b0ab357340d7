package imr.learn;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.annotation.ValueReader;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A value of an annotation, with its location in the letter. */
record LocatedValue(Annotation annotation, Field field, Span span, Value value) {

  /** Returns all values with a location in text order, including rejected ones. */
  static List<LocatedValue> all(Schema schema, AnnotationSet set) {
    List<LocatedValue> all = new ArrayList<>();
    for (Annotation a : set.all()) {
      Optional<Field> field = schema.find(a.target().field());
      Optional<Value> value = a.value();
      if (field.isPresent() && value.isPresent()) {
        a.evidence()
            .map(Evidence::span)
            .ifPresent(s -> all.add(of(a, field.get(), s, value.get())));
      }
    }
    all.sort(
        Comparator.comparing(LocatedValue::span)
            .thenComparing(s -> s.field().id())
            .thenComparing(s -> s.target().subject())
            .thenComparing(s -> s.target().entry()));
    return all;
  }

  private static LocatedValue of(Annotation a, Field field, Span span, Value value) {
    return new LocatedValue(a, field, span, value);
  }

  Target target() {
    return annotation.target();
  }

  String rule() {
    return annotation.provenance() instanceof Provenance.Program p ? p.rule() : "";
  }

  double confidence() {
    return annotation.provenance() instanceof Provenance.Program p ? p.confidence() : 1;
  }

  /**
   * Returns whether only values are compared, which is the case for codes that classify another
   * value.
   */
  boolean byValue() {
    return field.sameSpanAs().isPresent();
  }

  /** Returns whether the values match strictly, as defined by the schema. */
  boolean same(LocatedValue other) {
    return field.id().equals(other.field.id())
        && sameValue(other)
        && (byValue() ? span.overlaps(other.span) : span.equals(other.span));
  }

  boolean sameValue(LocatedValue other) {
    return value.equals(other.value)
        || value.known().flatMap(v -> other.value.known().map(v::equalsIgnoreCase)).orElse(false);
  }

  /** Returns the quote in lowercase with single spaces. */
  String words() {
    return normal(annotation.evidence().map(Evidence::quote).orElse(""));
  }

  static String normal(String words) {
    return ValueReader.singleSpaced(words).toLowerCase(Locale.ROOT);
  }
}
