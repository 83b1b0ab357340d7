package imr.search;

/**
 * The sort order of search results. Ties are in order of arrival.
 *
 * @param reversed whether the order is reversed
 */
public record SearchSort(By by, boolean reversed) {

  /** The sort criterion. */
  public enum By {
    /** Best match to the words of the query first; without words, in order of arrival. */
    BEST_MATCH,
    /** Most failing checks first, then lowest confidence, then most open fields. */
    NEEDS_EYES,
    /** Letters with the most likely errors first, as far as letters were ranked. */
    DOUBT,
    /** The order in which letters were added, as in the store. */
    ARRIVAL,
    /** By case number or file name; numbers in them sort by value. */
    TITLE,
    /** Most recently changed first. */
    CHANGED,
    /** Most recently added first. */
    ADDED
  }

  /** Creates an order that isn't reversed. */
  public static SearchSort by(By by) {
    return new SearchSort(by, false);
  }

  /** Returns the opposite order. */
  public SearchSort reverse() {
    return new SearchSort(by, !reversed);
  }
}
