package imr.exchange;

import java.io.Serial;

/**
 * Thrown when a foreign file exceeds a limit. Unchecked, so that it passes through libraries. The
 * message is a sentence of ours that doesn't quote the file.
 */
final class SizeLimitException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  SizeLimitException(String sentence) {
    super(sentence, null, false, false);
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
