package imr.store;

import imr.annotation.Gesture;
import imr.letter.Letter;
import java.util.List;

/** A letter with its row and its whole ledger, as they stood at one moment. */
public record FiledLetter(NumberedRow numbered, Letter letter, List<Gesture> ledger) {
  public FiledLetter {
    ledger = List.copyOf(ledger);
  }
}
