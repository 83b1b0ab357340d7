package imr.annotation;

/**
 * The colours that a project's own display groups can have. Each reads well in the light and in the
 * dark window, under words and as a line; which it is, the window's palette says.
 */
public enum Hue {
  OLIVE,
  SEA,
  INDIGO,
  PLUM,
  RUST,
  SLATE
}
