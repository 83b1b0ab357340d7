package imr.store;

import imr.annotation.Headline;
import imr.ledger.Gesture;
import imr.letter.Letter;
import imr.letter.OriginalFile;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * All that a store keeps of one letter, on its way from one store or journal to another.
 *
 * @param original empty where its bytes were damaged and no other copy was at hand
 * @param ledger in order, from gesture 1; at least one
 * @param sequence of each gesture, in the store; 0 where it is not known
 */
record LetterCopy(
    Letter letter,
    Optional<OriginalFile> original,
    List<Gesture> ledger,
    List<Long> sequence,
    Headline headline) {
  LetterCopy {
    ledger = List.copyOf(ledger);
    sequence = List.copyOf(sequence);
    if (sequence.size() != ledger.size()) {
      throw new IllegalArgumentException("a ledger and its numbers differ in size");
    }
  }

  /** A letter whose gestures' numbers are not known. */
  LetterCopy(
      Letter letter, Optional<OriginalFile> original, List<Gesture> ledger, Headline headline) {
    this(letter, original, ledger, Collections.nCopies(ledger.size(), 0L), headline);
  }

  LetterCopy withoutFileOver(int bytes) {
    return new LetterCopy(
        letter, original.filter(o -> o.size() <= bytes), ledger, sequence, headline);
  }

  /** The ledger up to the first gesture that does not count any more; empty where none counts. */
  Optional<LetterCopy> without(AbandonedEntries abandoned) {
    int counts = 0;
    while (counts < ledger.size() && !abandoned.includes(sequence.get(counts))) {
      counts++;
    }
    return counts == 0
        ? Optional.empty()
        : Optional.of(
            new LetterCopy(
                letter,
                original,
                ledger.subList(0, counts),
                sequence.subList(0, counts),
                headline));
  }
}
