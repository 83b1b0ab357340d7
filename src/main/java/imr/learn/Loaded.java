package imr.learn;

/** What reading a model's bytes gives. */
public sealed interface Loaded {

  record Model(LearnedModel model) implements Loaded {}

  /**
   * The bytes are no model that this version can read.
   *
   * @param why one sentence
   */
  record Refused(String why) implements Loaded {}
}
