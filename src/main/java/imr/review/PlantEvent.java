package imr.review;

import imr.annotation.Target;

/**
 * What became of a planted error.
 *
 * @param person who worked on the letter
 */
public record PlantEvent(Target target, Kind kind, String person) {
  /** What happened. */
  public enum Kind {
    /** The wrong value was confirmed; it isn't in the record. */
    CONFIRMED,
    /** That was undone. */
    UNDONE,
    /** The annotator decided something else: final. */
    CAUGHT,
    /** The letter was to be finished with it: final; the record's own suggestion is back. */
    MISSED
  }

  /** True where nothing can follow. */
  public boolean isFinal() {
    return kind == Kind.CAUGHT || kind == Kind.MISSED;
  }
}
