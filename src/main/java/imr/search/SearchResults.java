package imr.search;

import imr.letter.LetterIds;
import java.util.List;

/**
 * The letters found, in order.
 *
 * @param letters each once
 */
public record SearchResults(LetterIds letters) {
  /** No letters. */
  public static final SearchResults NOTHING = new SearchResults(LetterIds.of(List.of()));

  /** Returns the number of letters. */
  public int count() {
    return letters.count();
  }

  /** Returns the letters' ids as a view that creates each string on access. */
  public List<String> ids() {
    return letters.strings();
  }
}
