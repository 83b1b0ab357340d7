package imr.ui;

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
  /** The user's own library. */
  OWN;

  public boolean isPractice() {
    return this == PRACTICE || this == TOUR || this == NEW_PRACTICE;
  }
}
