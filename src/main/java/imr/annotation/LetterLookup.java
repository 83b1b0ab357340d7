package imr.annotation;

import imr.letter.Span;
import java.util.List;
import java.util.Optional;

/**
 * Queries about one letter that the review screen needs and extraction can answer. Spans are in
 * UTF-16 units of the canonical text. Implementations may cache what they read and are not
 * thread-safe.
 */
public interface LetterLookup {

  /**
   * The parts of an item, for fields of items.
   *
   * @param request the item's request; empty if unknown, and for fields of the letter
   * @param rationale the item's rationale; empty likewise
   */
  record ItemScope(Optional<Span> request, Optional<Span> rationale) {
    /** For fields of the letter. */
    public static final ItemScope LETTER = new ItemScope(Optional.empty(), Optional.empty());
  }

  /**
   * Finds where the letter states a value, in text order: the exact text, the same text apart from
   * case and white space, or other text with the same meaning. Searches only the first of the
   * field's sections that contains any match.
   *
   * @return empty if the letter doesn't state the value
   */
  List<Span> places(Field field, String typed, ItemScope within);

  /** Returns whether a span lies in the part of the letter where the field's values occur. */
  boolean expects(Field field, Span span, ItemScope within);

  /**
   * Reads the group entries in a span's text, such as the sources cited in a guideline label.
   *
   * @return the parts of each entry; empty if the group can't be read from text, or the text
   *     contains no entry
   */
  List<List<EntryPart>> entries(Field group, Span span);

  /**
   * Finds the part of the letter that lists a group's entries, such as the text of a guideline
   * label, from its first word to its last, across line and page ends.
   *
   * @return empty if the span isn't inside such a part
   */
  Optional<Span> listing(Field group, Span span);

  /**
   * A field of an entry.
   *
   * @param value its normalized value; empty if the value is read from the span's text
   */
  record EntryPart(FieldId field, Span span, Optional<String> value) {}
}
