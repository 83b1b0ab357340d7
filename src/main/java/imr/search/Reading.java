package imr.search;

/** What became of words that somebody typed to find letters: a {@link Query}, or why not. */
public sealed interface Reading permits Query, Reading.Misread {

  /**
   * The words say nothing that can be looked for.
   *
   * @param sentence what is wrong and what can be written there instead
   * @param start where in the written form the trouble begins, as a UTF-16 index
   * @param end after its last character; at least {@code start}
   */
  record Misread(String sentence, int start, int end) implements Reading {}
}
