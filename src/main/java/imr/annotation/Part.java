package imr.annotation;

/** What the letters of a gold set are for. */
public enum Part {
  /** To learn from. */
  TRAIN("train"),
  /** To choose between what was learnt. */
  DEVELOPMENT("development"),
  /** To be looked at in the end alone. */
  TEST("test");

  private final String word;

  Part(String word) {
    this.word = word;
  }

  /** As files and screens have it. */
  public String word() {
    return word;
  }
}
