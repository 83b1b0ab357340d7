package imr.review;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.annotation.ValueReader;
import imr.letter.LetterText;
import imr.letter.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the place in the letter of what a person types. */
final class Grounding {
  /** Between the first and the last words of a long value that is not typed whole. */
  private static final List<String> AND_SO_ON = List.of("…", "...");

  /** How far apart the first and last words of one value may stand, in UTF-16 units. */
  private static final int LONGEST = 8000;

  private final LetterText text;
  private final ValueReader reader;
  private final AnnotationSet said;

  Grounding(LetterText text, ValueReader reader, AnnotationSet said) {
    this.text = text;
    this.reader = reader;
    this.said = said;
  }

  /**
   * Only words can be looked up; a date or a code is written otherwise than the letter writes it.
   * The place nearest to the old one, and the old one where the letter has these words nowhere.
   */
  Optional<Evidence> evidence(Target at, Field field, String typed, Value value) {
    Optional<Evidence> old = said.at(at).flatMap(Annotation::evidence);
    boolean sameWords = old.filter(e -> read(field, e).equals(value)).isPresent();
    if (sameWords || field.type() != Field.Type.TEXT) {
      return old;
    }
    return Occurrences.nearest(text, typed, near(at))
        .map(span -> Evidence.in(text, span))
        .or(() -> old);
  }

  private Value read(Field field, Evidence evidence) {
    return reader.read(field, text.clean().words(evidence.span()));
  }

  /** The stretch from the first to the last words of {@code first words … last words}. */
  Optional<Span> stretch(Target at, String typed) {
    return AND_SO_ON.stream()
        .filter(typed::contains)
        .findFirst()
        .flatMap(dots -> stretch(near(at), typed.split(java.util.regex.Pattern.quote(dots), 2)));
  }

  private Optional<Span> stretch(int near, String[] ends) {
    return Occurrences.nearest(text, ends[0], near)
        .flatMap(
            first ->
                Occurrences.of(text, ends[1]).stream()
                    .filter(last -> last.start() >= first.end())
                    .filter(last -> last.end() - first.start() <= LONGEST)
                    .findFirst()
                    .map(last -> new Span(first.start(), last.end())));
  }

  private int near(Target at) {
    return said.at(at)
        .flatMap(Annotation::evidence)
        .map(Evidence::span)
        .or(() -> beginning(at))
        .map(Span::start)
        .orElse(0);
  }

  /** Where the item or citation of a target begins. */
  private Optional<Span> beginning(Target at) {
    return said.within(at.subject()).stream()
        .filter(Annotation::counts)
        .flatMap(a -> a.evidence().stream())
        .map(Evidence::span)
        .min(Comparator.naturalOrder());
  }
}
