package imr.evaluate;

import imr.annotation.Annotation;
import imr.annotation.FieldId;

/** The result of comparing one value, or two matched values. */
public sealed interface Verdict {

  /** Returns the value's field, independent of its item. */
  FieldId field();

  /**
   * Both sides have the value.
   *
   * @param strict whether span and value are equal; otherwise the match is relaxed: equal values,
   *     or spans that share at least half of the longer one
   */
  record Match(FieldId field, Annotation gold, Annotation predicted, boolean strict)
      implements Verdict {}

  /** A gold value without a matching prediction. */
  record Missed(FieldId field, Annotation gold) implements Verdict {}

  /** A prediction without a matching gold value. */
  record Spurious(FieldId field, Annotation predicted) implements Verdict {}
}
