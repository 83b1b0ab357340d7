package imr.annotation;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an imported file claims about a target. It becomes an {@link Annotation} once it has been
 * located in the letter, and is never applied partly.
 *
 * @param target items, citations, and entries are identified by their path in the file ({@code
 *     items[0]}, {@code items[0].reviewerCitations[1]}), in file order; group entries have claims
 *     of their own, without quote or value, before those of their fields
 * @param quote the text that the file quotes from the letter, if any
 * @param place the offsets that the file gives for the quote, if any
 * @param value the value that the file gives, if any
 * @param absent whether the file says that the letter doesn't state the field; then everything else
 *     is empty
 * @param confidence from 0 to 1, if the file gives one
 * @param author who made the claim, if the file names someone per value
 */
public record Claim(
    Target target,
    Optional<String> quote,
    Optional<CodePointRange> place,
    Optional<String> value,
    boolean absent,
    OptionalDouble confidence,
    Optional<String> author) {

  /** Creates a claim without an author of its own. */
  public Claim(
      Target target,
      Optional<String> quote,
      Optional<CodePointRange> place,
      Optional<String> value,
      boolean absent,
      OptionalDouble confidence) {
    this(target, quote, place, value, absent, confidence, Optional.empty());
  }

  /** A range {@code [start, end)} in Unicode code points of the letter's canonical text. */
  public record CodePointRange(int start, int end) {}
}
