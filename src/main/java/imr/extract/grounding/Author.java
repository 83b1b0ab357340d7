package imr.extract.grounding;

import imr.annotation.Provenance;
import java.util.OptionalDouble;

/** The program that claims come from. */
public record Author(String name, String version) {
  /** Of a claim that gives no confidence: as likely wrong as right, so that somebody looks. */
  private static final double UNKNOWN = 0.5;

  Provenance.Program by(Rule rule, OptionalDouble confidence) {
    return new Provenance.Program(
        name, version, rule.word(), Math.clamp(confidence.orElse(UNKNOWN), 0, 1));
  }
}
