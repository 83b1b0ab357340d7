package imr.learn;

/** The result of reading a model. */
public sealed interface ModelLoadResult {

  /** The model was read. */
  record Model(LearnedModel model) implements ModelLoadResult {}

  /**
   * The bytes aren't a model that this version can read.
   *
   * @param why one sentence
   */
  record Refused(String why) implements ModelLoadResult {}
}
