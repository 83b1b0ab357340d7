package imr.exchange;

import java.io.Serial;

/**
 * A foreign file holds more than any honest one: ends its reading. Unchecked, so that libraries
 * pass it on; the message is a sentence of ours that quotes nothing of the file.
 */
final class TooMuch extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  TooMuch(String sentence) {
    super(sentence, null, false, false);
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
