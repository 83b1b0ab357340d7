package imr.annotation;

/** The purpose of a letter in a gold set. */
public enum GoldSetPart {
  /** For training. */
  TRAIN("train"),
  /** For choosing between trained models. */
  DEVELOPMENT("development"),
  /** For the final measurement only. */
  TEST("test");

  private final String word;

  GoldSetPart(String word) {
    this.word = word;
  }

  /** Returns the name used in files and on screen. */
  public String word() {
    return word;
  }
}
