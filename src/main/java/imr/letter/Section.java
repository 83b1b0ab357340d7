package imr.letter;

/**
 * A section of the letter under one of its headings: {@code [start, end)} in UTF-16 units.
 *
 * @param bodyStart where the heading ends; equal to {@code start} for the section before the first
 *     heading
 */
public record Section(Kind kind, int start, int bodyStart, int end) {

  /** The topic of a section, independent of the wording of the heading. */
  public enum Kind {
    /** Before the first heading: case numbers and dates. */
    HEADER,
    /**
     * How the determination was made. In form B, a sentence here states the reviewer's credentials.
     */
    METHOD,
    /** {@code The Expert Reviewer has the following credentials:} and what follows. */
    CREDENTIALS,
    SUMMARY,
    /** The disputed items with their decisions and rationales. */
    ISSUES,
    /** Documents reviewed, and other sections without values of the schema. */
    OTHER
  }
}
