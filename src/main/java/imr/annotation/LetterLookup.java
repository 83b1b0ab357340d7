package imr.annotation;

import imr.letter.Span;
import java.util.List;
import java.util.Optional;

/**
 * Looks things up in one letter for the person who reviews it. Extraction knows how; the review
 * asks. Spans are in UTF-16 units of the letter's canonical text. Implementations keep what they
 * have read of the letter and are used by one thread at a time.
 */
public interface LetterLookup {

  /**
   * Where an item's own parts are, for fields of the item.
   *
   * @param request the item's request; empty where it isn't known, and for the letter's own fields
   * @param rationale the item's rationale, likewise
   */
  record Within(Optional<Span> request, Optional<Span> rationale) {
    public static final Within LETTER = new Within(Optional.empty(), Optional.empty());
  }

  /**
   * Where the letter states a value, in the letter's order: the words as typed, the same words but
   * for case and white space, or other words that mean the same. Only the first of the field's
   * sections that has any is looked through; empty where the letter doesn't state it.
   */
  List<Span> places(Field field, String typed, Within within);

  /** Whether a span is in the part of the letter that a field's values come from. */
  boolean expects(Field field, Span span, Within within);

  /**
   * What the words of a span say of the entries of a group, each entry with its parts: the sources
   * that a guideline label's words cite. Empty for a group that cannot be read from words, and
   * where the words name nothing.
   */
  List<List<Part>> entries(Field group, Span span);

  /**
   * One field of an entry.
   *
   * @param value its normal form; empty where the span's own words mean it
   */
  record Part(FieldId field, Span span, Optional<String> value) {}
}
