package imr.learn;

import imr.annotation.FieldId;
import java.util.Map;
import java.util.TreeMap;

/** The components of a model, for training and storage. */
record ModelParts(
    int letters,
    int examples,
    SecondReader reader,
    CodeReader codes,
    TrainingStatistics experience,
    DoubtClassifier judge,
    CorrectionMemory memory,
    Map<FieldId, FieldQuality> quality,
    Map<FieldId, Candidates.Tally> tallies,
    Reliability reliability) {
  ModelParts {
    quality = new TreeMap<>(quality);
    tallies = new TreeMap<>(tallies);
  }
}
