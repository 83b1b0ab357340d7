package imr.review;

import imr.annotation.Annotation;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.Target;
import imr.letter.Span;
import java.util.Optional;

/**
 * A place where two records of a letter differ: a value of a field, an entry of a list, or an item
 * or a citation as a whole.
 *
 * @param at where it is in the letter's record; a list as a whole where only the other has the
 *     entry
 * @param ours what the letter's record has; empty for nothing
 * @param theirs what the other record has; empty for nothing
 * @param words what both have in words, for items and citations: what they are known by
 */
public record Difference(
    Field field, Target at, Optional<Annotation> ours, Optional<Annotation> theirs, Words words) {

  /** What either side is known by; empty for nothing. */
  public record Words(Optional<Annotation> ours, Optional<Annotation> theirs) {}

  static Difference of(
      Field field, Target at, Optional<Annotation> ours, Optional<Annotation> theirs) {
    return new Difference(field, at, ours, theirs, new Words(ours, theirs));
  }

  /** True where both can be right. */
  public boolean canBeBoth() {
    return field.many() && !field.isGroup() && ours.isPresent() && theirs.isPresent();
  }

  /** Where our side is in the letter, in UTF-16 units. */
  public Optional<Span> ourSpan() {
    return words.ours().flatMap(Annotation::evidence).map(Evidence::span);
  }

  /** Where their side is. */
  public Optional<Span> theirSpan() {
    return words.theirs().flatMap(Annotation::evidence).map(Evidence::span);
  }

  /** Tells it from every other difference of the same two records. */
  String key() {
    return at + "\n" + ours.map(Annotation::target) + "\n" + theirs.map(Annotation::target);
  }
}
