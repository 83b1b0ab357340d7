package imr.review;

import imr.annotation.Annotation;
import imr.annotation.FieldId;
import java.util.Optional;

/**
 * What happened to a program's suggestion, or to a value that no program suggested.
 *
 * @param field the field of the suggestion or, if there is none, of the value
 * @param suggested the program's last suggestion before a person decided
 * @param accepted the value in the record
 */
public record Correction(
    FieldId field, Kind kind, Optional<Annotation> suggested, Optional<Annotation> accepted) {

  /** How the record differs from the suggestion. */
  public enum Kind {
    /** It doesn't: location and value are as suggested. */
    KEPT("as suggested"),
    /** A different span that overlaps the suggested one. */
    BOUNDARY("boundary"),
    /** The same text or value at a different location. */
    OCCURRENCE("occurrence"),
    /** The same span with a different value. */
    NORMALIZATION("normalization"),
    /** The text belongs to another field. */
    WRONG_FIELD("wrong field"),
    /** Not in the record: rejected, or marked as not stated. */
    SPURIOUS("spurious"),
    /** In the record without a suggestion. */
    MISSED("missed"),
    /** Right, but in another item or citation, or in the other list of citations. */
    GROUPING("grouping");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** Returns the name for display. */
    public String words() {
      return words;
    }
  }
}
