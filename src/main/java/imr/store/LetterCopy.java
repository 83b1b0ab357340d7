package imr.store;

import imr.ledger.Gesture;
import imr.annotation.Headline;
import imr.letter.Letter;
import imr.letter.Original;
import java.util.List;
import java.util.Optional;

/**
 * All that a store keeps of one letter, on its way from one store or journal to another.
 *
 * @param original empty where its bytes were damaged and no other copy was at hand
 * @param ledger in order, from gesture 1; at least one
 */
record LetterCopy(
    Letter letter, Optional<Original> original, List<Gesture> ledger, Headline headline) {
  LetterCopy {
    ledger = List.copyOf(ledger);
  }

  LetterCopy withoutFileOver(int bytes) {
    return new LetterCopy(letter, original.filter(o -> o.size() <= bytes), ledger, headline);
  }
}
