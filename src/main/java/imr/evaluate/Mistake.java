package imr.evaluate;

import imr.annotation.Annotation;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.Target;
import imr.letter.Span;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A value that is no strict match, with all that leads to its place.
 *
 * @param letter the letter's id
 * @param name what people call the letter
 * @param field the value's field, without the item that it stands in
 * @param gold what gold has there; empty for what is spurious
 * @param predicted what the run has there; empty for what was missed
 */
public record Mistake(
    String letter,
    String name,
    FieldId field,
    Kind kind,
    Optional<Annotation> gold,
    Optional<Annotation> predicted) {

  /** In what way a value is no strict match. */
  public enum Kind {
    /** Gold has it, and nothing predicted matches. */
    MISSED("missed"),
    /** Predicted, and nothing in gold is left to match. */
    SPURIOUS("spurious"),
    /** A relaxed match: the same value at another span. */
    OTHER_PLACE("different location"),
    /** A relaxed match: about the same span, and another value. */
    OTHER_VALUE("different value");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** Empty for a strict match. */
  static Optional<Mistake> of(Compared letter, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Match match when match.strict() -> Optional.empty();
      case Verdict.Match match ->
          Optional.of(
              made(
                  letter,
                  verdict,
                  Matching.sameValue(match.gold(), match.predicted())
                      ? Kind.OTHER_PLACE
                      : Kind.OTHER_VALUE,
                  Optional.of(match.gold()),
                  Optional.of(match.predicted())));
      case Verdict.Missed missed ->
          Optional.of(
              made(letter, verdict, Kind.MISSED, Optional.of(missed.gold()), Optional.empty()));
      case Verdict.Spurious spurious ->
          Optional.of(
              made(
                  letter,
                  verdict,
                  Kind.SPURIOUS,
                  Optional.empty(),
                  Optional.of(spurious.predicted())));
    };
  }

  private static Mistake made(
      Compared letter,
      Verdict verdict,
      Kind kind,
      Optional<Annotation> gold,
      Optional<Annotation> predicted) {
    return new Mistake(letter.letter(), letter.name(), verdict.field(), kind, gold, predicted);
  }

  /** Where gold has the value, else where the run has it: items and entries by that side's ids. */
  public Target target() {
    return sides().map(Annotation::target).findFirst().orElseThrow();
  }

  /** Where to look in the letter: gold's place, else the run's. */
  public Optional<Span> span() {
    return sides().flatMap(a -> a.evidence().stream()).map(Evidence::span).findFirst();
  }

  private Stream<Annotation> sides() {
    return Stream.concat(gold.stream(), predicted.stream());
  }
}
