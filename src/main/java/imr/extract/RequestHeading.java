package imr.extract;

import imr.letter.Span;
import java.util.Optional;

/**
 * The disputed request in an item's heading and, for a partial approval, the original and
 * authorized requests (schema, "items").
 *
 * @param form the form of the heading: {@code plain}, {@code remaining}, {@code leaving}
 */
record RequestHeading(
    Optional<Span> request, Optional<Span> original, Optional<Span> authorized, String form) {
  private static final WordSet WAS = WordSet.of("was", "were", "is", "are");
  private static final WordSet AUTHORIZED = WordSet.of("authorized", "approved", "certified");

  static RequestHeading of(String text, Span heading) {
    TokenizedText words = TokenizedText.of(text, heading);
    int portion = words.find(0, words.size(), "portion", "of", "the", "original", "request");
    if (portion >= 0) {
      return remaining(words, portion + 5);
    }
    int leaving = words.find(0, words.size(), "leaving", "the", "original", "request");
    return leaving >= 0 ? leaving(words, leaving) : plain(text, heading);
  }

  /** Creates the result for an item without a heading. */
  static RequestHeading none() {
    return new RequestHeading(Optional.empty(), Optional.empty(), Optional.empty(), "none");
  }

  private static RequestHeading plain(String text, Span heading) {
    int end = heading.end();
    while (end > heading.start()
        && ":;,.".indexOf(text.charAt(end - 1)) >= 0
        && !closes(text, end)) {
      end = TextRanges.backOverBlanks(text, end - 1, heading.start());
    }
    return new RequestHeading(
        TextRanges.trimmed(text, heading.start(), end),
        Optional.empty(),
        Optional.empty(),
        "plain");
  }

  /** Returns whether a period belongs to an abbreviation such as {@code p.o.}. */
  private static boolean closes(String text, int end) {
    return end >= 4 && text.charAt(end - 1) == '.' && text.charAt(end - 3) == '.';
  }

  /** Reads {@code X was the original request. Y was authorized … The remaining … request, Z is} */
  private static RequestHeading remaining(TokenizedText words, int behindPortion) {
    int was = originalWas(words);
    Optional<Span> original = stretch(words, 0, was);
    int from = was < 0 ? 0 : words.sentenceEnd(was, words.size()) + 1;
    int authorized = words.findAny(from, behindPortion, AUTHORIZED);
    int verb = words.in(authorized - 1, WAS) ? authorized - 1 : authorized;
    Optional<Span> part = stretch(words, from, verb);
    return new RequestHeading(
        stretch(words, pastMarks(words, behindPortion), withoutIs(words)),
        original,
        part,
        "remaining");
  }

  /**
   * Reads {@code The Claims Administrator authorized Y, leaving the original request IMR eligible.
   * The original request, X is}
   */
  private static RequestHeading leaving(TokenizedText words, int leaving) {
    int authorized = words.findAny(0, leaving, AUTHORIZED);
    Optional<Span> part = stretch(words, authorized + 1, leaving);
    int last = words.find(leaving + 4, words.size(), "the", "original", "request");
    int later = last >= 0 ? last + 3 : words.sentenceEnd(leaving, words.size()) + 1;
    return new RequestHeading(
        stretch(words, pastMarks(words, later), withoutIs(words)),
        Optional.empty(),
        authorized < 0 ? Optional.empty() : part,
        "leaving");
  }

  private static int originalWas(TokenizedText words) {
    for (int i = 0; i < words.size(); i++) {
      boolean original = words.in(i, WAS) && words.follow(i + 1, "the", "original", "request");
      if (original) {
        return i;
      }
    }
    return -1;
  }

  private static int pastMarks(TokenizedText words, int from) {
    int i = from;
    while (words.is(i, ",") || words.is(i, ":") || words.in(i, WAS)) {
      i++;
    }
    return i;
  }

  private static int withoutIs(TokenizedText words) {
    int end = words.size();
    while (end > 0
        && (words.in(end - 1, WAS) || words.is(end - 1, ":") || words.is(end - 1, ","))) {
      end--;
    }
    return end;
  }

  private static Optional<Span> stretch(TokenizedText words, int from, int to) {
    int end = to;
    while (end > from && (words.is(end - 1, ",") || words.is(end - 1, "."))) {
      end--;
    }
    return from >= 0 && end > from ? Optional.of(words.span(from, end)) : Optional.empty();
  }
}
