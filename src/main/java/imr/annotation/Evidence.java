package imr.annotation;

import imr.letter.LetterText;
import imr.letter.Span;

/** Where in the letter a value stands, and the letter's own characters there. */
public record Evidence(Span span, String quote) {
  public Evidence {
    if (quote.length() != span.length()) {
      throw new IllegalArgumentException("the quote is not as long as its span");
    }
  }

  public static Evidence in(LetterText text, Span span) {
    return new Evidence(span, text.quote(span));
  }

  /** True when the text has exactly the quote at the span; checked at every write and export. */
  public boolean holdsIn(LetterText text) {
    return span.end() <= text.length() && text.quote(span).equals(quote);
  }
}
