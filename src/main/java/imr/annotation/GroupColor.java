package imr.annotation;

/**
 * The colors of custom display groups. Each is readable in the light and dark themes, as text and
 * as a line; the exact shade is defined by the UI's palette.
 */
public enum GroupColor {
  OLIVE,
  SEA,
  INDIGO,
  PLUM,
  RUST,
  SLATE
}
