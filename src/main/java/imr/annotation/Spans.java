package imr.annotation;

import imr.letter.LetterText;
import imr.letter.Span;
import java.util.Optional;

/** A stretch that was selected or found, brought to the form that the schema wants of a span. */
public final class Spans {
  private static final String CLOSING = ",;:.";

  private Spans() {}

  /**
   * The span without white space at its ends and, except in passages, without closing punctuation;
   * empty where nothing is left.
   */
  public static Optional<Span> trimmed(LetterText text, Span selected, Field field) {
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

  private static boolean dropped(char last, Field field) {
    return Character.isWhitespace(last) || (!field.longText() && CLOSING.indexOf(last) >= 0);
  }
}
