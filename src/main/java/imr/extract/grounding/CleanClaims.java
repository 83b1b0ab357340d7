package imr.extract.grounding;

import imr.annotation.Claim;
import imr.annotation.Unplaced;
import imr.letter.CleanText;
import imr.letter.LetterText;
import imr.letter.Span;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file's claims as they read in the letter's clean text: quotes cleaned as the text is, places
 * where the clean text has them. Each leads back to the claim as the file has it.
 */
final class CleanClaims {
  private final LetterText canonical;
  private final CleanText clean;
  private final Map<Claim, Claim> originals = new IdentityHashMap<>();

  CleanClaims(LetterText canonical) {
    this.canonical = canonical;
    this.clean = canonical.clean();
  }

  List<Claim> of(List<Claim> claims) {
    return claims.stream().map(this::cleaned).toList();
  }

  /** With the claims as the file has them. */
  List<Unplaced> original(List<Unplaced> unplaced) {
    return unplaced.stream()
        .map(u -> new Unplaced(originals.getOrDefault(u.claim(), u.claim()), u.reason()))
        .toList();
  }

  private Claim cleaned(Claim claim) {
    Optional<String> quote = claim.quote().map(CleanText::words);
    if (clean.same() && quote.equals(claim.quote())) {
      return claim;
    }
    Claim cleaned =
        new Claim(
            claim.target(),
            quote,
            clean.same() ? claim.place() : claim.place().flatMap(p -> moved(p, claim.quote())),
            claim.value(),
            claim.absent(),
            claim.confidence());
    originals.put(cleaned, claim);
    return cleaned;
  }

  private Optional<Claim.Place> moved(Claim.Place place, Optional<String> quote) {
    int length = quote.map(String::length).orElse(place.end() - place.start());
    int start = start(place, quote.orElse(""));
    return length > 0 && start >= 0 && start + length <= canonical.length()
        ? clean.clean(new Span(start, start + length)).map(this::inCodePoints)
        : Optional.empty();
  }

  /** The UTF-16 index that is meant: in whichever unit the words stand there, else code points. */
  private int start(Claim.Place place, String quote) {
    int points = canonical.toCodePoints(canonical.length());
    int asPoints =
        place.start() >= 0 && place.start() <= points
            ? canonical.fromCodePoints(place.start())
            : -1;
    return Stream.of(asPoints, place.start(), fromBytes(place.start()))
        .filter(at -> at >= 0 && canonical.canonical().startsWith(quote, at))
        .findFirst()
        .orElse(asPoints);
  }

  private int fromBytes(int start) {
    byte[] bytes = canonical.canonical().getBytes(StandardCharsets.UTF_8);
    return start < 0 || start > bytes.length
        ? -1
        : new String(bytes, 0, start, StandardCharsets.UTF_8).length();
  }

  private Claim.Place inCodePoints(Span span) {
    LetterText text = clean.text();
    return new Claim.Place(text.toCodePoints(span.start()), text.toCodePoints(span.end()));
  }
}
