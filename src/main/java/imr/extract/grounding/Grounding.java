package imr.extract.grounding;

import imr.annotation.Claim;
import imr.annotation.Schema;
import imr.annotation.ValueReader;
import imr.letter.LetterText;
import java.util.List;

/**
 * Finds the place in a letter of everything that somebody else's file claims of it. A claim is
 * placed whole or not at all, by the first of these rules that finds it ({@link Rule}): the place
 * that the file gives, where its words stand there; its words as they are; in their normal form;
 * other words that mean its value; most of its words in order. It is looked for in the part of the
 * letter that its field belongs to, an item's in the item's stretch; where it stands several times,
 * the claims' order and the words beside it decide.
 *
 * <p>A sentence that the letter does not have is placed nowhere.
 */
public final class Grounding {
  private final Schema schema;
  private final ValueReader reader;

  public Grounding(Schema schema, ValueReader reader) {
    this.schema = schema;
    this.reader = reader;
  }

  /**
   * Suggestions at the claims' own targets; spans are in UTF-16 units. A claim without confidence
   * becomes a suggestion of 0.5. Looked for in the letter's clean text ({@link
   * LetterText#clean()}), so that invisible characters, ligatures and composed or decomposed
   * accents don't matter.
   *
   * @param claims in the file's order, a group's entry before what stands in it
   */
  public Grounded ground(LetterText text, List<Claim> claims, Author author) {
    CleanClaims clean = new CleanClaims(text);
    Grounded found =
        new LetterGrounding(text.clean().text(), schema, reader, author, clean.of(claims)).run();
    return new Grounded(clean.original(found.annotations()), clean.original(found.unplaced()));
  }
}
