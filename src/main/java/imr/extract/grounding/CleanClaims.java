package imr.extract.grounding;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Claim;
import imr.annotation.Provenance;
import imr.annotation.Target;
import imr.annotation.UnlocatedClaim;
import imr.letter.CleanText;
import imr.letter.LetterText;
import imr.letter.Span;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Converts a file's claims to the letter's clean text, both quotes and offsets, and maps the
 * results back to the original claims.
 */
final class CleanClaims {
  private final LetterText canonical;
  private final CleanText clean;
  private final IdentityHashMap<Claim, Claim> originals = new IdentityHashMap<>();

  /** The unit in which a target's offsets were given, if other than code points. */
  private final Map<Target, GroundingRule> units = new HashMap<>();

  CleanClaims(LetterText canonical) {
    this.canonical = canonical;
    this.clean = canonical.clean();
  }

  List<Claim> of(List<Claim> claims) {
    return claims.stream().map(this::cleaned).toList();
  }

  /** Replaces cleaned claims with the original ones. */
  List<UnlocatedClaim> original(List<UnlocatedClaim> unplaced) {
    return unplaced.stream()
        .map(u -> new UnlocatedClaim(originals.getOrDefault(u.claim(), u.claim()), u.reason()))
        .toList();
  }

  /**
   * Converts annotations to the canonical text, with the rules that found their locations there.
   */
  AnnotationSet original(AnnotationSet found) {
    AnnotationSet placed = found.inOriginal(canonical);
    return units.isEmpty()
        ? placed
        : AnnotationSet.of(placed.all().stream().map(this::byUnit).toList());
  }

  private Annotation byUnit(Annotation found) {
    GroundingRule unit = units.getOrDefault(found.target(), GroundingRule.GIVEN);
    return found.provenance() instanceof Provenance.Program by
            && by.rule().equals(GroundingRule.GIVEN.word())
        ? Annotation.suggested(
            found.target(),
            found.answer(),
            new Provenance.Program(by.name(), by.version(), unit.word(), by.confidence()))
        : found;
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
            clean.same() ? claim.place() : claim.place().flatMap(p -> moved(claim, p)),
            claim.value(),
            claim.absent(),
            claim.confidence());
    originals.put(cleaned, claim);
    return cleaned;
  }

  private Optional<Claim.CodePointRange> moved(Claim claim, Claim.CodePointRange place) {
    String quote = claim.quote().orElse("");
    int length = quote.isEmpty() ? place.end() - place.start() : quote.length();
    int start = start(claim.target(), place, quote);
    return length > 0 && start >= 0 && start + length <= canonical.length()
        ? clean.clean(new Span(start, start + length)).map(this::inCodePoints)
        : Optional.empty();
  }

  /**
   * Returns the UTF-16 index of a location, using the unit in which the quote matches, or else code
   * points.
   */
  private int start(Target target, Claim.CodePointRange place, String quote) {
    int points = canonical.toCodePoints(canonical.length());
    int asPoints =
        place.start() >= 0 && place.start() <= points
            ? canonical.fromCodePoints(place.start())
            : -1;
    int asBytes = fromBytes(place.start());
    if (stands(quote, asPoints)) {
      return asPoints;
    }
    if (stands(quote, place.start())) {
      units.put(target, GroundingRule.GIVEN_UTF16);
      return place.start();
    }
    if (stands(quote, asBytes)) {
      units.put(target, GroundingRule.GIVEN_BYTES);
      return asBytes;
    }
    return asPoints;
  }

  private boolean stands(String quote, int at) {
    return at >= 0 && canonical.canonical().startsWith(quote, at);
  }

  private int fromBytes(int start) {
    byte[] bytes = canonical.canonical().getBytes(StandardCharsets.UTF_8);
    return start < 0 || start > bytes.length
        ? -1
        : new String(bytes, 0, start, StandardCharsets.UTF_8).length();
  }

  private Claim.CodePointRange inCodePoints(Span span) {
    LetterText text = clean.text();
    return new Claim.CodePointRange(text.toCodePoints(span.start()), text.toCodePoints(span.end()));
  }
}
