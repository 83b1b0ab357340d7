package imr.annotation;

/**
 * A letter's row in the library. Computed at each action and stored next to the record, so that the
 * list doesn't have to read every record.
 *
 * @param title the case number, or the file name if the letter states none
 * @param line a short summary of what is disputed and how it was decided
 * @param items the number of disputed items in the record
 * @param open the number of form fields that nobody has decided yet
 * @param total the number of form fields
 * @param flagged whether the letter or one of its fields is flagged
 */
public record Headline(
    String title, String line, int items, int open, int total, State state, boolean flagged) {

  /** The review state of a letter. */
  public enum State {
    /** No field has been decided. */
    NEW,
    IN_REVIEW,
    /** A person has finished the letter. */
    FINISHED
  }
}
