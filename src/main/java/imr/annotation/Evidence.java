package imr.annotation;

import imr.letter.LetterText;
import imr.letter.Span;

/** The location of a value in the letter, and the text there. */
public record Evidence(Span span, String quote) {
  /**
   * @throws IllegalArgumentException if the quote isn't as long as the span
   */
  public Evidence {
    if (quote.length() != span.length()) {
      throw new IllegalArgumentException("the quote is not as long as its span");
    }
  }

  /**
   * Creates evidence from a span, quoting the text.
   *
   * @throws IndexOutOfBoundsException if the span exceeds the text
   */
  public static Evidence in(LetterText text, Span span) {
    return new Evidence(span, text.quote(span));
  }

  /** Returns whether the text at the span equals the quote. Checked at every write and export. */
  public boolean holdsIn(LetterText text) {
    return text.canonical().startsWith(quote, span.start());
  }
}
