package imr.evaluate;

import imr.annotation.Annotation;
import imr.annotation.FieldId;

/** What the comparison says of one value, or of two that it holds together. */
public sealed interface Verdict {

  /** The field of the value, without the item that it stands in. */
  FieldId field();

  /**
   * Both sides have it.
   *
   * @param strict true where place and value are the same; else the match is a relaxed one: the
   *     same value, or spans that share at least half of the longer one
   */
  record Match(FieldId field, Annotation gold, Annotation predicted, boolean strict)
      implements Verdict {}

  /** Gold has it, and nothing predicted matches. */
  record Missed(FieldId field, Annotation gold) implements Verdict {}

  /** Predicted, and nothing in gold is left to match. */
  record Spurious(FieldId field, Annotation predicted) implements Verdict {}
}
