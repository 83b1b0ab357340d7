package imr.review;

import imr.annotation.Field;
import imr.letter.LetterText;
import imr.letter.Span;
import java.util.Optional;

/** What a person selects, brought to the form that the schema wants of a span. */
final class Spans {
  private static final String CLOSING = ",;:.";

  private Spans() {}

  /**
   * The span without white space at its ends and, except in passages, without closing punctuation;
   * empty where nothing is left.
   */
  static Optional<Span> trimmed(LetterText text, Span selected, Field field) {
    String canonical = text.canonical();
    int start = selected.start();
    int end = Math.min(selected.end(), canonical.length());
    while (start < end && Character.isWhitespace(canonical.charAt(start))) {
      start++;
    }
    while (end > start && dropped(canonical.charAt(end - 1), field)) {
      end--;
    }
    return start < end ? Optional.of(new Span(start, end)) : Optional.empty();
  }

  /**
   * The span with one end moved by words (as white space parts them; punctuation at a word's ends
   * counts for nothing): later for a positive number, earlier for a negative one. The span itself
   * where no word would be left.
   */
  static Span moved(LetterText text, Span span, End end, int words) {
    String letter = text.canonical();
    int start = end == End.FIRST ? moved(letter, span.start(), words, words > 0) : span.start();
    int stop = end == End.LAST ? moved(letter, span.end(), words, words < 0) : span.end();
    return start < stop ? new Span(start, stop) : span;
  }

  /**
   * @param inwards true when the span loses words, so that what is left ends at the words' inner
   *     ends
   */
  private static int moved(String text, int from, int words, boolean inwards) {
    int by = Integer.signum(words);
    int at = from;
    for (int i = 0; i < Math.abs(words); i++) {
      int word = inwards ? at : skip(text, pastPunctuation(text, at, by), by, true);
      int over = skip(text, word, by, false);
      at = inwards ? skip(text, over, by, true) : over;
    }
    return at;
  }

  /** Past the punctuation that closes (or opens) the word at whose end the index is. */
  private static int pastPunctuation(String text, int from, int by) {
    int end = skip(text, from, by, false);
    String between = text.substring(Math.min(from, end), Math.max(from, end));
    return between.chars().anyMatch(Character::isLetterOrDigit) ? from : end;
  }

  /** Over white space, or over what is none, forwards or backwards. */
  private static int skip(String text, int from, int by, boolean space) {
    int at = from;
    while (by > 0 ? at < text.length() : at > 0) {
      if (Character.isWhitespace(text.charAt(by > 0 ? at : at - 1)) != space) {
        return at;
      }
      at += by;
    }
    return at;
  }

  private static boolean dropped(char last, Field field) {
    return Character.isWhitespace(last) || (!field.longText() && CLOSING.indexOf(last) >= 0);
  }
}
