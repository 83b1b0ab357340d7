package imr.review;

/** One of the two ends of a value's evidence. */
public enum End {
  /** Where it begins. */
  FIRST,
  /** Where it ends. */
  LAST
}
