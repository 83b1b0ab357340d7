package imr.ui.shell;

/** What the program opens once a window has closed. */
public enum NextLibrary {
  /** Nothing: the program ends. */
  NONE,
  /** The practice library with the sample letters, as it was left. */
  PRACTICE,
  /** The practice library, with the tour. */
  TOUR,
  /** The practice library as it was at first. */
  NEW_PRACTICE,
  /** The library that the practice library was opened from. */
  OWN,
  /** The team library that was signed in to. */
  TEAM,
  /** The library on this computer, from a team library. */
  LOCAL;

  /** True for the practice library. */
  public boolean isPractice() {
    return this == PRACTICE || this == TOUR || this == NEW_PRACTICE;
  }
}
