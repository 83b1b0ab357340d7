package imr.annotation;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What somebody else's file says at a target, before anybody has looked whether the letter says so.
 * It becomes an {@link Annotation} once its place in the letter is found, and never by half.
 *
 * @param target items, citations and entries known by their path in the file ({@code items[0]},
 *     {@code items[0].reviewerCitations[1]}), in the file's order; the group entries themselves are
 *     claimed too, each before what stands in it, with neither quote nor value
 * @param quote the words that the file gives as the letter's; empty where it gives none
 * @param place where the file says that the quote stands; empty where it gives no offsets
 * @param value what the file says that they mean; empty where it gives none
 * @param absent true where the file says that the letter does not state the field; all else is then
 *     empty
 * @param confidence from 0 to 1, where the file gives one
 * @param author who says so, where the file tells it of each value
 */
public record Claim(
    Target target,
    Optional<String> quote,
    Optional<Place> place,
    Optional<String> value,
    boolean absent,
    OptionalDouble confidence,
    Optional<String> author) {

  /** Of nobody in particular: whoever the file is of. */
  public Claim(
      Target target,
      Optional<String> quote,
      Optional<Place> place,
      Optional<String> value,
      boolean absent,
      OptionalDouble confidence) {
    this(target, quote, place, value, absent, confidence, Optional.empty());
  }

  /** From the first to behind the last, in Unicode code points of the letter's canonical text. */
  public record Place(int start, int end) {}
}
