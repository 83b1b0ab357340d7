package imr.review;

import imr.annotation.Annotation;
import imr.annotation.Target;
import imr.annotation.Value;
import java.util.Locale;
import java.util.Optional;

/**
 * An error that was planted in a letter under review, to see whether the annotator catches it.
 *
 * @param target where it is
 * @param real the suggestion of the record; empty for an invented entry of a list
 * @param shown what is shown in its place; empty for an entry that isn't shown
 */
public record Plant(Target target, Optional<Annotation> real, Optional<Annotation> shown) {
  public Plant {
    if (real.isEmpty() && shown.isEmpty()) {
      throw new IllegalArgumentException("a plant changes something");
    }
  }

  /** True for an answer that says the wrong value; case doesn't count. */
  boolean isShown(Annotation said) {
    return shown.flatMap(Plant::words).isPresent()
        && shown.flatMap(Plant::words).equals(words(said));
  }

  /** True for an annotation that says what the hidden entry says, in its words or at its place. */
  boolean isHidden(Annotation said) {
    return shown.isEmpty()
        && real.filter(
                r ->
                    said.target().whole().equals(target.whole())
                        && (words(r).equals(words(said)) || SameEntryMatcher.shared(r, said) > 0))
            .isPresent();
  }

  private static Optional<String> words(Annotation of) {
    return of.value().map(Value::shown).map(w -> w.strip().toLowerCase(Locale.ROOT));
  }
}
