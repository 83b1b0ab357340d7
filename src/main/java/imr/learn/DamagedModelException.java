package imr.learn;

import java.io.IOException;

/**
 * Thrown if a file isn't a model that this version can read. The message is a sentence for users.
 */
final class DamagedModelException extends IOException {
  @java.io.Serial private static final long serialVersionUID = 1;

  DamagedModelException() {
    this("The model is damaged.");
  }

  DamagedModelException(String sentence) {
    super(sentence);
  }
}
