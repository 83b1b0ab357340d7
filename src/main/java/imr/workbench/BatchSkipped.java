package imr.workbench;

/**
 * A letter that is left as it is, and why.
 *
 * @param title as the library shows it
 * @param detail of this very letter, a part of a sentence: {@code 3 fields are open}
 */
public record BatchSkipped(String id, String title, Why why, String detail) {

  /** The reasons, the most usual first. */
  public enum Why {
    SO_ALREADY("is so already", "are so already"),
    OPEN_FIELDS("has open fields", "have open fields"),
    CHECKS("does not pass its checks", "do not pass their checks"),
    FINISHED(
        "is finished: a finished letter is not extracted again",
        "are finished: finished letters are not extracted again"),
    NOTHING_NEW("would stay the same", "would stay the same"),
    ONLY_FIELDS(
        "has flags on fields alone, which are taken away on the desk",
        "have flags on fields alone, which are taken away on the desk"),
    TAKEN_BACK("was put back already", "were put back already"),
    STANDS("is so still: nothing is to be done again", "are so still: nothing is to be done again"),
    WENT_ON(
        "stays as it is, because somebody went on with it since",
        "stay as they are, because somebody went on with them since"),
    UNREADABLE("could not be read or worked on", "could not be read or worked on");

    private final String one;
    private final String many;

    Why(String one, String many) {
      this.one = one;
      this.many = many;
    }

    /** {@code 3 letters have open fields}. */
    public String words(int count) {
      return BatchActions.letters(count) + " " + (count == 1 ? one : many);
    }
  }

  /** {@code “CM16-1”: 3 fields are open}. */
  public String line() {
    return "“%s”: %s".formatted(title, detail);
  }
}
