package imr.store;

/**
 * What was read from the store is not what was once written to it: a text, an original file or a
 * gesture no longer gives its hash. Nothing of it is shown.
 */
public final class StoreDamagedException extends RuntimeException {
  private final String what;

  /**
   * @param what what is damaged: {@code the text}, {@code gesture 3}
   * @param letterId the letter's id, of which the beginning is told
   */
  public StoreDamagedException(String what, String letterId) {
    super(what + " of letter " + letterId.substring(0, Math.min(12, letterId.length())));
    this.what = what;
  }

  /** The text, the original file, a gesture. */
  public String what() {
    return what;
  }
}
