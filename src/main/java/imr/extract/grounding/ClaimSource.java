package imr.extract.grounding;

import imr.annotation.Claim;
import imr.annotation.Provenance;

/** The program that makes claims. */
public record ClaimSource(String name, String version) {
  /** The confidence of a claim that gives none: 0.5, so that it gets reviewed. */
  private static final double UNKNOWN = 0.5;

  /**
   * Returns the provenance of a claim. If the claim names its own author, the version is unknown.
   */
  Provenance.Program by(GroundingRule rule, Claim claim) {
    boolean own = claim.author().filter(a -> !a.equals(name)).isPresent();
    return new Provenance.Program(
        claim.author().orElse(name),
        own ? "" : version,
        rule.word(),
        Math.clamp(claim.confidence().orElse(UNKNOWN), 0, 1));
  }
}
