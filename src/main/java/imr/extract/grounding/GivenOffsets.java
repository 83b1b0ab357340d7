package imr.extract.grounding;

import imr.annotation.Claim;
import imr.annotation.Field;
import imr.letter.LetterText;
import imr.letter.Span;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Interprets the offsets given in a file. They are accepted only if the quote matches there. */
final class GivenOffsets {
  private final LetterText text;
  private final QuoteFinder quotes;

  GivenOffsets(LetterText text, QuoteFinder quotes) {
    this.text = text;
    this.quotes = quotes;
  }

  /** A location, and the rule that stands for its unit. */
  record GivenLocation(Span span, GroundingRule rule) {}

  Optional<GivenLocation> of(Claim claim, Field field) {
    return claim.place().flatMap(p -> claim.quote().flatMap(q -> of(p, q, field)));
  }

  private Optional<GivenLocation> of(Claim.CodePointRange place, String quote, Field field) {
    return inCodePoints(place, quote, field)
        .or(
            () ->
                quotes
                    .given(place.start(), place.end(), quote, field)
                    .map(s -> new GivenLocation(s, GroundingRule.GIVEN_UTF16)))
        .or(() -> inBytes(place, quote, field));
  }

  private Optional<GivenLocation> inCodePoints(
      Claim.CodePointRange place, String quote, Field field) {
    int all = text.toCodePoints(text.length());
    if (place.start() < 0 || place.end() > all) {
      return Optional.empty();
    }
    int start = text.fromCodePoints(place.start());
    return quotes
        .given(start, start + quote.length(), quote, field)
        .filter(s -> quote.codePointCount(0, quote.length()) == place.end() - place.start())
        .map(s -> new GivenLocation(s, GroundingRule.GIVEN));
  }

  /** Byte offsets differ from character offsets only after the first non-ASCII character. */
  private Optional<GivenLocation> inBytes(Claim.CodePointRange place, String quote, Field field) {
    byte[] bytes = text.canonical().getBytes(StandardCharsets.UTF_8);
    if (bytes.length == text.length() || place.start() < 0 || place.start() >= bytes.length) {
      return Optional.empty();
    }
    int start = new String(bytes, 0, place.start(), StandardCharsets.UTF_8).length();
    return quotes
        .given(start, start + quote.length(), quote, field)
        .map(s -> new GivenLocation(s, GroundingRule.GIVEN_BYTES));
  }
}
