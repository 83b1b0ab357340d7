package imr.learn;

import imr.annotation.FieldId;
import java.util.List;
import java.util.Set;

/**
 * A letter's training data for the second reader.
 *
 * @param values the letter's values as words, in order within a field
 * @param silent the fields without any annotation in this letter, which are not trained on
 * @param weight the weight of the letter
 */
record TaggingExample(LetterWords words, List<WordSpan> values, Set<FieldId> silent, float weight) {

  /** The words {@code [from, to)} of a field's value. */
  record WordSpan(FieldId field, int from, int to) {
    boolean overlaps(WordSpan other) {
      return from < other.to && other.from < to;
    }
  }
}
