package imr.store;

import imr.annotation.Headline;
import imr.ledger.Gesture;
import imr.letter.Letter;
import imr.letter.Original;
import java.util.List;
import java.util.Optional;

/**
 * A letter on its way into the store.
 *
 * @param suggestions its first gesture, numbered 1: what a program found in it; it may say nothing
 */
public record NewLetter(Letter letter, Original original, Gesture suggestions, Headline headline) {

  LetterCopy copy(long sequence) {
    return new LetterCopy(
        letter, Optional.of(original), List.of(suggestions), List.of(sequence), headline);
  }
}
