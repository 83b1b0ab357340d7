package imr.learn;

import imr.learn.FeatureExtractor.ReaderOpinions;

/**
 * A letter, read by models trained on the other folds.
 *
 * @param heard the second reader's opinion on the letter's suggestions
 */
record TrainingFold(
    TrainingCase letter,
    ReaderOpinions heard,
    SecondReader reader,
    CodeReader codes,
    TrainingStatistics seen) {}
