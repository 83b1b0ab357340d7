package imr.annotation;

import java.time.Instant;

/** Who made an annotation. */
public sealed interface Provenance {

  /** A person, by the name in the settings. */
  record Person(String name, Instant at) implements Provenance {}

  /**
   * A program, with the rule that found the value.
   *
   * @param confidence the estimated probability that the value is right, from 0 to 1
   */
  record Program(String name, String version, String rule, double confidence)
      implements Provenance {
    /**
     * @throws IllegalArgumentException if the confidence isn't between 0 and 1
     */
    public Program {
      if (!(confidence >= 0 && confidence <= 1)) {
        throw new IllegalArgumentException("a confidence lies between 0 and 1, not " + confidence);
      }
    }
  }
}
