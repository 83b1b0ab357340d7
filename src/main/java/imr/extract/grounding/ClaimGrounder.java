package imr.extract.grounding;

import imr.annotation.Claim;
import imr.annotation.Schema;
import imr.annotation.ValueReader;
import imr.letter.LetterText;
import java.util.List;

/**
 * Grounds a file's claims: finds where the letter states each one. A claim is located completely or
 * not at all, by the first {@link GroundingRule} that succeeds: the offsets in the file, if the
 * quote matches there; the literal quote; its normalized form; other text with the same value; most
 * of its words in order. The search is limited to the section or item that the field belongs to. If
 * there are several matches, the order of the claims and nearby words decide.
 *
 * <p>A sentence that the letter doesn't contain is never located.
 */
public final class ClaimGrounder {
  private final Schema schema;
  private final ValueReader reader;

  /** Creates the grounding for a schema. */
  public ClaimGrounder(Schema schema, ValueReader reader) {
    this.schema = schema;
    this.reader = reader;
  }

  /**
   * Grounds claims in the letter's clean text ({@link LetterText#clean()}), so that invisible
   * characters, ligatures, and composed or decomposed accents don't matter. The resulting spans are
   * in UTF-16 units of the canonical text. Claims without a confidence get 0.5.
   *
   * @param claims in file order, each group entry before its contents
   */
  public GroundingResult ground(LetterText text, List<Claim> claims, ClaimSource author) {
    CleanClaims clean = new CleanClaims(text);
    GroundingResult found =
        new LetterGrounder(text.clean().text(), schema, reader, author, clean.of(claims)).run();
    return new GroundingResult(
        clean.original(found.annotations()), clean.original(found.unplaced()));
  }
}
