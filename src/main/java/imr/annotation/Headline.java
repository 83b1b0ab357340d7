package imr.annotation;

/**
 * A letter as one row of the library shows it; worked out from its record at each gesture and kept
 * beside it, so that the list need not read every record.
 *
 * @param title the case number, or the file's name where the letter has none
 * @param line what is disputed and how it was decided, in a few words
 * @param items how many disputed items the record has
 * @param open how many of the form's blanks nobody has decided yet
 * @param total how many blanks the form has
 * @param flagged true where a person wants to come back to it, or to one of its fields
 */
public record Headline(
    String title, String line, int items, int open, int total, State state, boolean flagged) {

  /** How far a letter has come. */
  public enum State {
    /** Nobody has decided on anything in it. */
    NEW,
    IN_REVIEW,
    /** A person declared it finished. */
    FINISHED
  }
}
