package imr.annotation;

/** The review status of an annotation. */
public enum Status {
  /** Suggested by a program and not reviewed. */
  SUGGESTED,
  /** A person confirmed the suggestion unchanged. */
  CONFIRMED,
  /** A person changed a suggestion. */
  CORRECTED,
  /** A person added a value where there was no suggestion. */
  ADDED,
  /**
   * A person rejected the suggestion. It is not part of the record, and a later extraction doesn't
   * suggest it again.
   */
  REJECTED
}
