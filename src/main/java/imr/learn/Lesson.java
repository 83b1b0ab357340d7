package imr.learn;

import imr.annotation.FieldId;
import java.util.List;
import java.util.Set;

/**
 * What one letter teaches the second reader.
 *
 * @param values the letter's values as words; a field's in order
 * @param silent fields of which nobody said anything in this letter, neither a value nor that there
 *     is none: nothing is learned of them
 * @param weight how much the letter counts
 */
record Lesson(LetterWords words, List<WordSpan> values, Set<FieldId> silent, float weight) {

  /** A field's value as words {@code [from, to)} of a letter. */
  record WordSpan(FieldId field, int from, int to) {
    boolean overlaps(WordSpan other) {
      return from < other.to && other.from < to;
    }
  }
}
