package imr.annotation;

/** How far a person has decided on an annotation. */
public enum Status {
  /** A program says so; nobody has looked. */
  SUGGESTED,
  /** A person took the suggestion as it stood. */
  CONFIRMED,
  /** A person changed a suggestion. */
  CORRECTED,
  /** A person said something where nothing was suggested. */
  ADDED,
  /**
   * A person struck a suggestion out; it is no part of the record, and a later extraction does not
   * bring it back.
   */
  REJECTED
}
