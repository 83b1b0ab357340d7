package imr.store;

import imr.annotation.Headline;
import imr.ledger.Gesture;
import imr.ledger.Ledger;
import imr.letter.Letter;
import imr.letter.LetterText;
import imr.letter.OriginalFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A letter on its way into the store.
 *
 * @param suggestions its first gesture, numbered 1: what a program found in it; it may say nothing
 */
public record NewLetter(
    Letter letter, OriginalFile original, Gesture suggestions, Headline headline) {

  /**
   * Refuses what no store takes; see {@link Store#addAll}.
   *
   * @throws IllegalArgumentException if a quote is not the letter's text at its span, or the text
   *     has half a surrogate pair
   * @throws IllegalStateException if the first gesture is not number 1 or does not start from
   *     nothing
   */
  public void check() {
    LetterText text = letter.text();
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text.canonical())) {
      throw new IllegalArgumentException("a letter's text with half a surrogate pair");
    }
    Ledger.empty().with(suggestions, text);
  }

  LetterCopy copy(long sequence) {
    return new LetterCopy(
        letter, Optional.of(original), List.of(suggestions), List.of(sequence), headline);
  }
}
