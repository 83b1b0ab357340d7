package imr.search;

/** The result of parsing a query: a {@link Query}, or an error. */
public sealed interface Reading permits Query, Reading.Misread {

  /**
   * A syntax error.
   *
   * @param sentence what is wrong, and what can be written instead
   * @param start where the error starts, as a UTF-16 index of the input
   * @param end the index after its last character; at least {@code start}
   */
  record Misread(String sentence, int start, int end) implements Reading {}
}
