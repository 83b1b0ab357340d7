package imr.learn;

import imr.learn.Examiner.Heard;

/**
 * A letter, read by models trained on the other folds.
 *
 * @param heard the second reader's opinion on the letter's suggestions
 */
record Fold(Case letter, Heard heard, SecondReader reader, CodeReader codes, Experience seen) {}
