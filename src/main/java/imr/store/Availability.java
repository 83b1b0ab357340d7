package imr.store;

/** Whether a letter is in the library's list. */
public enum Availability {
  LISTED,
  /** In the library, but listed only when somebody asks for archived letters. */
  ARCHIVED,
  /** In no list, search, export, gold set, statistic, or evaluation, until it's restored. */
  TRASHED
}
