package imr.extract.grounding;

import imr.annotation.Claim;
import imr.annotation.Provenance;

/** The program that claims come from. */
public record Author(String name, String version) {
  /** Of a claim that gives no confidence: as likely wrong as right, so that somebody looks. */
  private static final double UNKNOWN = 0.5;

  /** A value's own author has no version that is known. */
  Provenance.Program by(Rule rule, Claim claim) {
    boolean own = claim.author().filter(a -> !a.equals(name)).isPresent();
    return new Provenance.Program(
        claim.author().orElse(name),
        own ? "" : version,
        rule.word(),
        Math.clamp(claim.confidence().orElse(UNKNOWN), 0, 1));
  }
}
