package imr.search;

/** The result of parsing a query: a {@link LetterQuery}, or an error. */
public sealed interface ParsedQuery permits LetterQuery, ParsedQuery.QuerySyntaxError {

  /**
   * A syntax error.
   *
   * @param sentence what is wrong, and what can be written instead
   * @param start where the error starts, as a UTF-16 index of the input
   * @param end the index after its last character; at least {@code start}
   */
  record QuerySyntaxError(String sentence, int start, int end) implements ParsedQuery {}
}
