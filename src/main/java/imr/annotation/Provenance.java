package imr.annotation;

import java.time.Instant;

/** Who says it. */
public sealed interface Provenance {

  /** A person, by the name in the settings, at a time. */
  record Person(String name, Instant at) implements Provenance {}

  /**
   * A program: its name and version, the rule that found the value, and how sure it is.
   *
   * @param confidence the chance that the value is right, 0 to 1
   */
  record Program(String name, String version, String rule, double confidence)
      implements Provenance {
    public Program {
      if (!(confidence >= 0 && confidence <= 1)) {
        throw new IllegalArgumentException("a confidence lies between 0 and 1, not " + confidence);
      }
    }
  }
}
