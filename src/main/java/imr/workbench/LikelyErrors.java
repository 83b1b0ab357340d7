package imr.workbench;

import imr.store.LoadedLetter;

/** How many errors are likely in letters, by what was learned. */
interface LikelyErrors {
  /** False while nothing is learned. */
  boolean areKnown();

  /** 0 or more; 0 while nothing is learned. */
  double in(LoadedLetter letter);
}
