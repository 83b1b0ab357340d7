package imr.extract.grounding;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Claim;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.Schema;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Converts records to claims without offsets. */
final class Claims {
  private Claims() {}

  static Claim of(Target target, Optional<String> quote, Optional<String> value) {
    return new Claim(target, quote, Optional.empty(), value, false, OptionalDouble.empty());
  }

  /** Claims every value by its quote; codes that classify another value by their code. */
  static List<Claim> quotes(AnnotationSet record, Schema schema, Function<String, String> change) {
    return all(
        record,
        schema,
        (a, f) ->
            f.sameSpanAs().isPresent()
                ? of(a.target(), Optional.empty(), a.value().flatMap(Value::known))
                : of(a.target(), a.evidence().map(Evidence::quote).map(change), Optional.empty()));
  }

  /** Claims every value by its normalized form only. */
  static List<Claim> values(AnnotationSet record, Schema schema) {
    return all(
        record,
        schema,
        (a, f) -> of(a.target(), Optional.empty(), a.value().flatMap(Value::known)));
  }

  private interface Claiming {
    Claim of(Annotation annotation, Field field);
  }

  private static List<Claim> all(AnnotationSet record, Schema schema, Claiming claiming) {
    List<Claim> claims = new ArrayList<>();
    for (Annotation a : inOrder(record)) {
      switch (a.answer()) {
        case Answer.GroupEntry() -> claims.add(of(a.target(), Optional.empty(), Optional.empty()));
        case Answer.Absent() -> {}
        case Answer.Stated _ -> claims.add(claiming.of(a, schema.field(a.target().field())));
      }
    }
    return claims;
  }

  /** Returns group entries before their contents, as in files. */
  private static List<Annotation> inOrder(AnnotationSet record) {
    return List.copyOf(record.all());
  }

  /** Returns the span of a gold value, if it has one. */
  static Optional<Span> place(AnnotationSet set, Target target) {
    return set.at(target).flatMap(Annotation::evidence).map(Evidence::span);
  }
}
