package imr.learn;

import imr.annotation.FieldId;
import java.util.Map;
import java.util.TreeMap;

/** The components of a model, for training and storage. */
record Learned(
    int letters,
    int examples,
    SecondReader reader,
    CodeReader codes,
    Experience experience,
    Judge judge,
    Memory memory,
    Map<FieldId, FieldQuality> quality,
    Map<FieldId, Candidates.Tally> tallies,
    Reliability reliability) {
  Learned {
    quality = new TreeMap<>(quality);
    tallies = new TreeMap<>(tallies);
  }
}
