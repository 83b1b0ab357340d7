package imr.letter;

/**
 * A part of the letter under one of its headings, {@code [start, end)} in UTF-16 units; {@code
 * bodyStart} is where the heading ends and the part's own words may begin ({@code bodyStart ==
 * start} for the part before the first heading).
 */
public record Section(Kind kind, int start, int bodyStart, int end) {

  /** What a part of the letter is about, whatever the form of the year calls it. */
  public enum Kind {
    /** Before the first heading: the case's numbers and dates. */
    HEADER,
    /**
     * How the determination was made; in form B the reviewer's credentials stand here in a
     * sentence.
     */
    METHOD,
    /** {@code The Expert Reviewer has the following credentials:} and what follows. */
    CREDENTIALS,
    SUMMARY,
    /** Disputed items with their decisions and rationales. */
    ISSUES,
    /** Documents reviewed, and parts that hold nothing the schema asks for. */
    OTHER
  }
}
