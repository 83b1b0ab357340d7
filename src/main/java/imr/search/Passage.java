package imr.search;

import imr.letter.LetterText;
import imr.letter.Span;
import java.util.List;

/**
 * A sentence of a letter in which words of a query stand; in UTF-16 units of the canonical text.
 *
 * @param words the words that were looked for, in the letter's order; a phrase is one span
 */
public record Passage(Span sentence, List<Span> words) {
  public Passage {
    words = List.copyOf(words);
  }

  /** All of one letter, in its order; none of a query without words. */
  public static List<Passage> of(Query query, LetterText text) {
    return PassageReader.of(query, text);
  }
}
