package imr.review;

import imr.letter.LetterText;
import imr.letter.Passages;
import imr.letter.Span;

/**
 * The sentence that states a value, on one line: white space is single spaces, and a long sentence
 * is cut around the value.
 *
 * @param before what comes before the value
 * @param value the letter's own words
 * @param after what comes after it
 */
public record ContextSentence(String before, String value, String after) {
  private static final int BEFORE = 70;
  private static final int LONGEST = 400;

  /** Around a place of a letter, in UTF-16 units. */
  public static ContextSentence of(LetterText text, Span place) {
    Span sentence = Passages.of(text).wholeSentences(place);
    String all = text.canonical();
    int start = Math.max(sentence.start(), wordStart(all, place.start() - BEFORE));
    int end = Math.min(sentence.end(), Math.max(place.start(), start) + LONGEST);
    String cut = start > sentence.start() ? "…" : "";
    int last = Math.min(place.end(), place.start() + LONGEST);
    return new ContextSentence(
        cut + line(all.substring(Math.min(start, place.start()), place.start())),
        line(all.substring(place.start(), last)) + (last < place.end() ? "…" : ""),
        line(all.substring(place.end(), Math.max(place.end(), end)))
            + (end < sentence.end() ? "…" : ""));
  }

  private static int wordStart(String all, int from) {
    int at = Math.max(0, from);
    while (at > 0 && at < all.length() && !Character.isWhitespace(all.charAt(at - 1))) {
      at++;
    }
    return at;
  }

  private static String line(String words) {
    return words.replaceAll("\\s+", " ");
  }

  /** The whole line. */
  public String words() {
    return before + value + after;
  }
}
