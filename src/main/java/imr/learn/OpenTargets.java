package imr.learn;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Field;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.annotation.ValueReader;
import imr.letter.LetterText;
import imr.letter.Span;
import java.util.Comparator;
import java.util.Optional;

/** Finds where in a letter's record a value that nobody suggested would go. */
final class OpenTargets {
  private final LearnContext context;
  private final LetterText text;
  private final AnnotationSet set;
  private final ValueReader values;

  OpenTargets(LearnContext context, LetterText text, AnnotationSet set) {
    this.context = context;
    this.text = text;
    this.set = set;
    this.values = new ValueReader(context.today().getYear());
  }

  /** Returns the value of a span's words; empty if they can't be one of the field. */
  Optional<Value> value(Field field, Span span) {
    Value value = values.read(field, text.quote(span));
    return value instanceof Value.Unread ? Optional.empty() : Optional.of(value);
  }

  /**
   * Returns the field's target in the letter, or in the item whose heading or values are nearest
   * before the span; for a list, the whole list. Empty if there's no such item, or if the target
   * already has a value there.
   */
  Optional<Target> at(Field field, Span span) {
    return target(field, span).filter(t -> isFree(t, field, span));
  }

  private Optional<Target> target(Field field, Span span) {
    Optional<Field> group = context.schema().parent(field.id());
    if (group.isEmpty()) {
      return Optional.of(Target.of(field.id()));
    }
    if (context.schema().parent(group.get().id()).isPresent()) {
      return Optional.empty();
    }
    return set.counted(Target.LETTER, group.get().id()).stream()
        .map(a -> a.target().entry())
        .filter(id -> start(id) <= span.start())
        .max(Comparator.comparingInt(this::start))
        .map(id -> Target.of(id, field.id()));
  }

  private int start(String item) {
    return set.within(item).stream()
        .filter(Annotation::counts)
        .flatMap(a -> a.evidence().stream())
        .mapToInt(e -> e.span().start())
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  /** Returns false if there is a value, or if a person marked the field as not stated. */
  private boolean isFree(Target target, Field field, Span span) {
    Optional<Annotation> whole = set.at(target);
    if (whole.filter(a -> a.answer() instanceof Answer.Stated || a.decided()).isPresent()) {
      return false;
    }
    String normal = LocatedValue.normal(text.quote(span));
    return set.all().stream()
        .filter(a -> a.target().field().equals(field.id()))
        .filter(a -> a.target().subject().equals(target.subject()))
        .flatMap(a -> a.evidence().stream())
        .noneMatch(e -> e.span().overlaps(span) || LocatedValue.normal(e.quote()).equals(normal));
  }
}
