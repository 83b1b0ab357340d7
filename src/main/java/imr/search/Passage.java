package imr.search;

import imr.letter.LetterText;
import imr.letter.Span;
import java.util.List;

/**
 * A sentence that contains words of a query, in UTF-16 indices of the canonical text.
 *
 * @param words the matching words in text order; a phrase is one span
 */
public record Passage(Span sentence, List<Span> words) {
  public Passage {
    words = List.copyOf(words);
  }

  /** Returns all passages of a letter in text order. A query without words has none. */
  public static List<Passage> of(LetterQuery query, LetterText text) {
    return PassageReader.of(query, text);
  }
}
