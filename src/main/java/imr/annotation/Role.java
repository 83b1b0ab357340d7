package imr.annotation;

/**
 * What the program uses a built-in field for, other than showing it. The schema resource assigns
 * fields to roles, so that the code contains no field ids.
 */
public enum Role {
  /** The number that identifies a letter in the library. */
  CASE_NUMBER,
  /** The list of disputed items. */
  ITEMS,
  /** The request, as worded in the item's heading. */
  REQUEST,
  /** The request without amounts. */
  TREATMENT,
  QUANTITY,
  DECISION,
  CATEGORY,
  RATIONALE,
  CONCLUSION,
  AGE,
  /** Fields that every letter states, in form order. */
  EXPECTED,
  /** Fields that every disputed item states. */
  EXPECTED_OF_ITEM,
  /** Date fields in chronological order. */
  DATE_ORDER,
  /** The most used library filters, in order. */
  FILTERS
}
