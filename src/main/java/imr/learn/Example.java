package imr.learn;

import imr.annotation.AnnotationSet;
import imr.ledger.Ledger;
import imr.letter.Letter;

/**
 * A letter to learn from. In a finished letter, everything in its record counts; in any other
 * letter, what people have decided, and suggestions as far as nobody has decided.
 *
 * @param suggested the programs' suggestions, regardless of people's decisions
 * @param annotations the letter's current annotations
 */
public record Example(
    Letter letter, AnnotationSet suggested, AnnotationSet annotations, boolean finished) {

  /** Creates an example from a letter of the library. */
  public static Example of(Letter letter, Ledger ledger, boolean finished) {
    return new Example(
        letter, ledger.extracted().orElse(AnnotationSet.empty()), ledger.annotations(), finished);
  }
}
