package imr.workbench;

/**
 * A letter that is left as it is, and why.
 *
 * @param title as the library shows it
 * @param detail of this very letter, a part of a sentence: {@code 3 fields are open}
 */
public record SkippedLetter(String id, String title, SkipReason why, String detail) {

  /** The reasons, the most usual first. */
  public enum SkipReason {
    SO_ALREADY,
    OPEN_FIELDS,
    CHECKS,
    FINISHED,
    NOTHING_NEW,
    ONLY_FIELDS,
    TAKEN_BACK,
    STANDS,
    WENT_ON,
    UNREADABLE,
    UNSURE,
    NOT_REACHED
  }
}
