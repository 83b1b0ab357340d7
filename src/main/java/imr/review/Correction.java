package imr.review;

import imr.annotation.Annotation;
import imr.annotation.FieldId;
import java.util.Optional;

/**
 * What became of one suggestion of a program, or of one value that no program had suggested.
 *
 * @param field the field of the suggestion, and where there was none, of the value
 * @param suggested what the program had said last, before a person decided
 * @param accepted what stands in the record now
 */
public record Correction(
    FieldId field, Kind kind, Optional<Annotation> suggested, Optional<Annotation> accepted) {

  /** In what way the record differs from the suggestion. */
  public enum Kind {
    /** It does not: place and value are the suggestion's. */
    KEPT("as suggested"),
    /** Another stretch of the letter, which has words in common with the suggested one. */
    BOUNDARY("boundary"),
    /** The same words or value, at another place of the letter. */
    OCCURRENCE("occurrence"),
    /** The same place, another value. */
    NORMALISATION("normalisation"),
    /** The words belong to another field. */
    WRONG_FIELD("wrong field"),
    /** Nothing of it is in the record: struck out, or marked absent. */
    SPURIOUS("spurious"),
    /** In the record, and nothing of it was suggested. */
    MISSED("missed"),
    /** Right, but of another item or citation, or of the other list of citations. */
    GROUPING("grouping");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** As the analyst reads it. */
    public String words() {
      return words;
    }
  }
}
