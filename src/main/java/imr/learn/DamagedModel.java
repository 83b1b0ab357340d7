package imr.learn;

import java.io.IOException;

/** The bytes aren't a model that this version writes; the message says so in a sentence. */
final class DamagedModel extends IOException {
  @java.io.Serial private static final long serialVersionUID = 1;

  DamagedModel() {
    this("The model is damaged.");
  }

  DamagedModel(String sentence) {
    super(sentence);
  }
}
