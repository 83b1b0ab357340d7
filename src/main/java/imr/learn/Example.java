package imr.learn;

import imr.annotation.AnnotationSet;
import imr.ledger.Ledger;
import imr.letter.Letter;

/**
 * One letter to learn from. In a finished letter everything counts that is part of its record; in
 * another one what people decided so far, and the suggestions as far as nobody has decided.
 *
 * @param suggested what programs suggested, whatever people made of it
 * @param annotations the letter's annotations now
 */
public record Example(
    Letter letter, AnnotationSet suggested, AnnotationSet annotations, boolean finished) {

  /** A letter of the library. */
  public static Example of(Letter letter, Ledger ledger, boolean finished) {
    return new Example(
        letter, ledger.extracted().orElse(AnnotationSet.empty()), ledger.annotations(), finished);
  }
}
