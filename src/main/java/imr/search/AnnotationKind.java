package imr.search;

import java.util.Locale;

/** The kinds of annotations, as named in queries and statistics. */
public enum AnnotationKind {
  /** Any value. */
  ANY,
  /** A suggestion that hasn't been reviewed. */
  SUGGESTED,
  CONFIRMED,
  CORRECTED,
  ADDED,
  /** A rejected suggestion. */
  REJECTED,
  /** Marked as not stated. */
  NONE,
  /** Empty and not marked as not stated. */
  UNREVIEWED;

  /** Returns the keyword used in queries. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
