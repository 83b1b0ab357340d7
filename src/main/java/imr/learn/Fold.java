package imr.learn;

import imr.learn.Examiner.Heard;

/**
 * A letter, read by what the other folds teach.
 *
 * @param heard what the second reader says of the letter's suggestions
 */
record Fold(Case letter, Heard heard, SecondReader reader, CodeReader codes, Experience seen) {}
