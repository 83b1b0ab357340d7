package imr.evaluate;

import imr.annotation.Annotation;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.Target;
import imr.letter.Span;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A value that isn't a strict match, with everything needed to find it.
 *
 * @param letter the letter's id
 * @param name the letter's name for display
 * @param field the value's field, independent of its item
 * @param gold the gold value; empty if the prediction is spurious
 * @param predicted the predicted value; empty if it was missed
 */
public record Mistake(
    String letter,
    String name,
    FieldId field,
    Kind kind,
    Optional<Annotation> gold,
    Optional<Annotation> predicted) {

  /** Why a value isn't a strict match. */
  public enum Kind {
    /** A gold value without a matching prediction. */
    MISSED("missed"),
    /** A prediction without a matching gold value. */
    SPURIOUS("spurious"),
    /** A relaxed match: the same value at a different span. */
    OTHER_PLACE("different location"),
    /** A relaxed match: a different value at about the same span. */
    OTHER_VALUE("different value");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** Returns the name for display. */
    public String words() {
      return words;
    }
  }

  /** Returns empty for a strict match. */
  static Optional<Mistake> of(ComparedLetter letter, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Match match when match.strict() -> Optional.empty();
      case Verdict.Match match ->
          Optional.of(
              made(
                  letter,
                  verdict,
                  ValueMatcher.sameValue(match.gold(), match.predicted())
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
      ComparedLetter letter,
      Verdict verdict,
      Kind kind,
      Optional<Annotation> gold,
      Optional<Annotation> predicted) {
    return new Mistake(letter.letter(), letter.name(), verdict.field(), kind, gold, predicted);
  }

  /**
   * Returns the target of the gold value, or else of the prediction. Ids of items and entries are
   * those of that side.
   */
  public Target target() {
    return sides().map(Annotation::target).findFirst().orElseThrow();
  }

  /** Returns the span of the gold value, or else of the prediction. */
  public Optional<Span> span() {
    return sides().flatMap(a -> a.evidence().stream()).map(Evidence::span).findFirst();
  }

  private Stream<Annotation> sides() {
    return Stream.concat(gold.stream(), predicted.stream());
  }
}
