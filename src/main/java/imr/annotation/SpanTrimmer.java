package imr.annotation;

import imr.letter.LetterText;
import imr.letter.Span;
import java.util.Optional;

/** Normalizes the bounds of a selected or found span. */
public final class SpanTrimmer {
  private static final String CLOSING = ",;:.";

  private SpanTrimmer() {}

  /**
   * Removes white space at both ends and, except for passages, closing punctuation. Empty if
   * nothing is left.
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

  /**
   * Expands each end to the end of its run of letters and digits, then removes leading white space
   * and trailing white space and punctuation. Empty if nothing is left.
   */
  public static Optional<Span> wholeWords(LetterText text, Span selected) {
    String canonical = text.canonical();
    int start = selected.start();
    int end = Math.min(selected.end(), canonical.length());
    while (start > 0 && start < end && inside(canonical, start)) {
      start--;
    }
    while (end < canonical.length() && end > start && inside(canonical, end)) {
      end++;
    }
    while (start < end && Character.isWhitespace(canonical.charAt(start))) {
      start++;
    }
    while (end > start && closes(canonical.charAt(end - 1))) {
      end--;
    }
    return start < end ? Optional.of(new Span(start, end)) : Optional.empty();
  }

  private static boolean inside(String text, int at) {
    return Character.isLetterOrDigit(text.charAt(at - 1))
        && Character.isLetterOrDigit(text.charAt(at));
  }

  private static boolean closes(char last) {
    return Character.isWhitespace(last) || CLOSING.indexOf(last) >= 0;
  }

  private static boolean dropped(char last, Field field) {
    return field.longText() ? Character.isWhitespace(last) : closes(last);
  }
}
