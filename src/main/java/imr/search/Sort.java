package imr.search;

/**
 * In which order letters are found; letters that are alike in it stand in order of arrival.
 *
 * @param reversed true for the other way round
 */
public record Sort(By by, boolean reversed) {

  /** What letters are sorted by. */
  public enum By {
    /** The letters that a query's words fit best first; of a query without words, by arrival. */
    BEST_MATCH,
    /** Most failing checks first, then the least confidence, then most open blanks. */
    NEEDS_EYES,
    /** The most likely errors first, as far as letters were ranked. */
    DOUBT,
    /** As the store lists them. */
    ARRIVAL,
    /** By case number or file name, numbers in them by their size. */
    TITLE,
    /** The last changed first. */
    CHANGED,
    /** The last added first. */
    ADDED
  }

  public static Sort by(By by) {
    return new Sort(by, false);
  }

  public Sort reverse() {
    return new Sort(by, !reversed);
  }
}
