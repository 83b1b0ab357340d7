package imr.exchange;

import imr.annotation.AnnotationSet;
import imr.annotation.Part;
import imr.annotation.Schema;
import imr.letter.Letter;
import java.util.Optional;

/**
 * A letter and what is said of it, to be written into files of any format.
 *
 * @param part of the gold set that the letter is written from; empty for letters of the library
 */
public record Labelled(Letter letter, AnnotationSet annotations, Optional<Part> part) {

  /** How many values its record has. */
  public int values(Schema schema) {
    return (int) Mention.of(annotations, schema).stream().filter(Mention::isValue).count();
  }

  /** Refused with an exception when a quote does not stand at its span in the letter's text. */
  void check() {
    if (!annotations.holdsIn(letter.text())) {
      throw new IllegalArgumentException("a quote does not stand at its span in the letter's text");
    }
  }
}
