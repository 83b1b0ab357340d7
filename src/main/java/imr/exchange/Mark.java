package imr.exchange;

import imr.annotation.Field;
import imr.letter.Span;
import java.util.Optional;

/**
 * A value at its place in the letter: what annotation tools show as a labelled span.
 *
 * @param path its path in the record, {@code items[0].request}
 * @param owner the path of the item or citation that it belongs to; empty for the letter's own
 * @param span in UTF-16 units
 * @param start the same in Unicode code points
 * @param end the same in Unicode code points
 * @param value its normal form; empty where it is not real or could not be read
 * @param origin who says so, and how sure it is
 */
record Mark(
    String path,
    Field field,
    String owner,
    Span span,
    int start,
    int end,
    String quote,
    Optional<String> value,
    Origin origin) {

  /**
   * The normal form, where it says more than the words do. What only repeats them is left out of
   * tools, where a span can be moved: its former words would stay behind as its value.
   */
  Optional<String> told() {
    return value.filter(v -> !v.equals(quote.strip().replaceAll("\\s+", " ")));
  }

  String label() {
    return field.id().path();
  }
}
