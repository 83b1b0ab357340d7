package imr.annotation;

/**
 * What the program does with a built-in field beyond showing it. Which fields have a role stands in
 * the schema resource, so that no field's id is written in code.
 */
public enum Role {
  /** The number that a letter goes by in the library. */
  CASE_NUMBER,
  /** The list of disputed items. */
  ITEMS,
  /** What is asked for, as an item's heading words it. */
  REQUEST,
  /** What is asked for, without amounts. */
  TREATMENT,
  QUANTITY,
  DECISION,
  CATEGORY,
  RATIONALE,
  CONCLUSION,
  AGE,
  /** What every letter states, in the order of the form. */
  EXPECTED,
  /** What every disputed item states. */
  EXPECTED_OF_ITEM,
  /** Dates, of which none is before an earlier one. */
  DATE_ORDER,
  /** What the library is filtered by most, in the order of the filters. */
  FILTERS
}
