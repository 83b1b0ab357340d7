package imr.exchange;

import imr.annotation.Field;
import imr.letter.Span;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A value at its location in the letter, which annotation tools show as a labeled span.
 *
 * @param path its path in the record, {@code items[0].request}
 * @param owner the path of the item or citation that it belongs to; empty for the letter's own
 *     values
 * @param span in UTF-16 units
 * @param start in code points
 * @param end in code points
 * @param value its normalized value; empty if it is impossible or invalid
 * @param origin its author and confidence
 */
record ValueSpan(
    String path,
    Field field,
    String owner,
    Span span,
    int start,
    int end,
    String quote,
    Optional<String> value,
    ValueOrigin origin) {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /**
   * Returns the normalized value if it differs from the quote. Otherwise it is omitted: if the span
   * were moved in the tool, its former text would remain as its value.
   */
  Optional<String> told() {
    return value.filter(v -> !v.equals(BLANKS.matcher(quote.strip()).replaceAll(" ")));
  }

  /** By its path, which differs for each value of a letter; a hash of all parts is slow. */
  @Override
  public int hashCode() {
    return path.hashCode();
  }

  String label() {
    return field.id().path();
  }
}
