package imr.search;

import java.util.Locale;

/** What was said in a field, as queries and figures name it. */
public enum Said {
  /** Some value stands there. */
  ANY,
  /** A program says so, nobody has looked. */
  SUGGESTED,
  CONFIRMED,
  CORRECTED,
  ADDED,
  /** A suggestion was struck out. */
  REJECTED,
  /** Somebody looked, and the letter does not state it. */
  NONE,
  /** Nothing stands there, and nobody has said that there is nothing. */
  UNREVIEWED;

  /** Its word in a query. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
