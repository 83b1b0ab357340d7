package imr.extract.grounding;

import imr.annotation.Claim;
import imr.annotation.Field;
import imr.annotation.SpanTrimmer;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.annotation.ValueReader;
import imr.extract.LetterStructure;
import imr.letter.LetterText;
import imr.letter.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Locates a claim in a letter, by the strictest rule that finds anything. */
final class ClaimLocator {
  /** The length of {@code 12/2016}. Anything longer can't be part of another date. */
  private static final int SHORT_DATE = 7;

  private final LetterText text;
  private final ValueReader reader;
  private final LetterStructure landmarks;
  private final QuoteFinder quotes;
  private final GivenOffsets given;
  private final TypedValueFinder typed;
  private Optional<FuzzyMatcher> tokens = Optional.empty();
  private Optional<List<Span>> dates = Optional.empty();

  ClaimLocator(LetterText text, ValueReader reader, LetterStructure landmarks) {
    this.text = text;
    this.reader = reader;
    this.landmarks = landmarks;
    this.quotes = new QuoteFinder(text);
    this.given = new GivenOffsets(text, quotes);
    this.typed = new TypedValueFinder(text, landmarks, reader, quotes);
  }

  /**
   * Locations found by a rule.
   *
   * @param places never empty, in text order
   */
  record ClaimLocations(GroundingRule rule, List<Span> places) {}

  Optional<ClaimLocations> givenPlace(Claim claim, Field field) {
    return given.of(claim, field).map(g -> new ClaimLocations(g.rule(), List.of(g.span())));
  }

  /** Locates a claim in the first region that contains it. */
  Optional<ClaimLocations> find(Claim claim, Field field, List<Span> regions) {
    return givenPlace(claim, field)
        .or(() -> looked(claim, field, regions).map(found -> nearest(found, claim)));
  }

  private Optional<ClaimLocations> looked(Claim claim, Field field, List<Span> regions) {
    boolean valueFirst = claim.quote().isEmpty() && field.type() != Field.Type.TEXT;
    String words = claim.quote().or(claim::value).orElse("");
    return valueFirst
        ? byType(claim, field, words, regions).or(() -> byWords(words, field, regions))
        : byWords(words, field, regions)
            .or(() -> byType(claim, field, words, regions))
            .or(() -> byTokens(words, field, regions));
  }

  /**
   * Locates what a person typed in the first region that contains it. Text is searched literally;
   * for other types, equivalent values come first.
   */
  List<Span> typedPlaces(String words, Field field, List<Span> regions) {
    Claim claim =
        new Claim(
            Target.of(field.id()),
            Optional.empty(),
            Optional.empty(),
            Optional.of(words),
            false,
            OptionalDouble.empty());
    Optional<ClaimLocations> found =
        field.type() == Field.Type.TEXT
            ? byWords(words, field, regions)
            : byType(claim, field, words, regions).or(() -> byWords(words, field, regions));
    return found.map(ClaimLocations::places).orElse(List.of());
  }

  private Optional<ClaimLocations> byWords(String words, Field field, List<Span> regions) {
    for (Span region : regions) {
      List<Span> places =
          quotes.normalised(words, field, region).stream()
              .filter(s -> field.type() != Field.Type.DATE || !insideDate(s))
              .toList();
      List<Span> exact = places.stream().filter(s -> quotes.exact(s, words)).toList();
      if (!places.isEmpty()) {
        return Optional.of(
            exact.isEmpty()
                ? new ClaimLocations(GroundingRule.NORMALISED, places)
                : new ClaimLocations(GroundingRule.EXACT, exact));
      }
    }
    return Optional.empty();
  }

  /** Returns whether a year is part of a longer date, and therefore not a location of its own. */
  private boolean insideDate(Span span) {
    if (span.length() > SHORT_DATE) {
      return false;
    }
    List<Span> all = dates.orElseGet(landmarks::dates);
    dates = Optional.of(all);
    return all.stream().anyMatch(d -> d.contains(span) && !d.equals(span));
  }

  private Optional<ClaimLocations> byType(
      Claim claim, Field field, String words, List<Span> regions) {
    Optional<String> value = reader.read(field, claim.value().orElse(words)).known();
    if (value.isEmpty()) {
      return Optional.empty();
    }
    for (Span region : regions) {
      List<Span> places = typed.of(value.get(), field, region);
      if (!places.isEmpty()) {
        boolean exact = places.stream().allMatch(s -> quotes.exact(s, words));
        return Optional.of(
            new ClaimLocations(exact ? GroundingRule.EXACT : GroundingRule.TYPE, places));
      }
    }
    return Optional.empty();
  }

  private Optional<ClaimLocations> byTokens(String words, Field field, List<Span> regions) {
    if (regions.isEmpty()) {
      return Optional.empty();
    }
    FuzzyMatcher known = tokens.orElseGet(() -> new FuzzyMatcher(text));
    tokens = Optional.of(known);
    for (Span region : regions) {
      List<Span> places = known.of(words, region);
      if (!places.isEmpty()) {
        return Optional.of(
            new ClaimLocations(
                GroundingRule.TOKENS, places.stream().map(s -> closed(s, words, field)).toList()));
      }
    }
    return Optional.empty();
  }

  /** Extends a location by its closing punctuation: a parenthesis or, for passages, the period. */
  private Span closed(Span found, String words, Field field) {
    String canonical = text.canonical();
    int end = found.end();
    String tail = words.substring(Math.max(0, words.length() - 3)).strip();
    int letters = tail.length();
    while (letters > 0 && !Character.isLetterOrDigit(tail.charAt(letters - 1))) {
      letters--;
    }
    String marks = tail.substring(letters);
    boolean same = canonical.startsWith(marks, end);
    Span whole = new Span(found.start(), same ? end + marks.length() : end);
    return SpanTrimmer.trimmed(text, whole, field).orElse(found);
  }

  private ClaimLocations nearest(ClaimLocations found, Claim claim) {
    return claim
        .place()
        .map(
            p ->
                new ClaimLocations(
                    found.rule(),
                    found.places().stream()
                        .min(
                            Comparator.comparingInt(
                                s -> Math.abs(text.toCodePoints(s.start()) - p.start())))
                        .stream()
                        .toList()))
        .orElse(found);
  }

  /**
   * Returns the value of a claim at a location: the claim's own value if it gives one in addition
   * to a quote, or for typed fields; otherwise the value of the letter's text. Empty if it isn't
   * valid.
   */
  Optional<Value> value(Claim claim, Field field, Optional<Span> place) {
    boolean own =
        claim.value().isPresent()
            && (claim.quote().isPresent() || field.type() != Field.Type.TEXT || place.isEmpty());
    String words = own ? claim.value().orElse("") : place.map(text::quote).orElse("");
    Value value = reader.read(field, words);
    return value instanceof Value.Unread ? Optional.empty() : Optional.of(value);
  }
}
