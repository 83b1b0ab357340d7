package imr.extract.grounding;

import imr.annotation.Claim;
import imr.annotation.Field;
import imr.annotation.Spans;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.annotation.ValueReader;
import imr.extract.Landmarks;
import imr.letter.LetterText;
import imr.letter.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Finds the places of one claim in one letter, by the strictest rule that finds any. */
final class Finder {
  /** {@code 12/2016}: what is longer is no part of another date. */
  private static final int SHORT_DATE = 7;

  private final LetterText text;
  private final ValueReader reader;
  private final Landmarks landmarks;
  private final Quotes quotes;
  private final GivenPlaces given;
  private final TypedWords typed;
  private Optional<Tokens> tokens = Optional.empty();
  private Optional<List<Span>> dates = Optional.empty();

  Finder(LetterText text, ValueReader reader, Landmarks landmarks) {
    this.text = text;
    this.reader = reader;
    this.landmarks = landmarks;
    this.quotes = new Quotes(text);
    this.given = new GivenPlaces(text, quotes);
    this.typed = new TypedWords(text, landmarks, reader, quotes);
  }

  /**
   * Places by one rule.
   *
   * @param places never empty, in the letter's order
   */
  record Found(Rule rule, List<Span> places) {}

  Optional<Found> givenPlace(Claim claim, Field field) {
    return given.of(claim, field).map(g -> new Found(g.rule(), List.of(g.span())));
  }

  /** The claim's places; those in the first region that has any. */
  Optional<Found> find(Claim claim, Field field, List<Span> regions) {
    return givenPlace(claim, field)
        .or(() -> looked(claim, field, regions).map(found -> nearest(found, claim)));
  }

  private Optional<Found> looked(Claim claim, Field field, List<Span> regions) {
    boolean valueFirst = claim.quote().isEmpty() && field.type() != Field.Type.TEXT;
    String words = claim.quote().or(claim::value).orElse("");
    return valueFirst
        ? byType(claim, field, words, regions).or(() -> byWords(words, field, regions))
        : byWords(words, field, regions)
            .or(() -> byType(claim, field, words, regions))
            .or(() -> byTokens(words, field, regions));
  }

  /**
   * The places of what a person typed, in the first region that has any. Words are looked for as
   * they are; of other types what means the same comes first.
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
    Optional<Found> found =
        field.type() == Field.Type.TEXT
            ? byWords(words, field, regions)
            : byType(claim, field, words, regions).or(() -> byWords(words, field, regions));
    return found.map(Found::places).orElse(List.of());
  }

  private Optional<Found> byWords(String words, Field field, List<Span> regions) {
    for (Span region : regions) {
      List<Span> places =
          quotes.normalised(words, field, region).stream()
              .filter(s -> field.type() != Field.Type.DATE || !insideDate(s))
              .toList();
      List<Span> exact = places.stream().filter(s -> quotes.exact(s, words)).toList();
      if (!places.isEmpty()) {
        return Optional.of(
            exact.isEmpty() ? new Found(Rule.NORMALISED, places) : new Found(Rule.EXACT, exact));
      }
    }
    return Optional.empty();
  }

  /** A year inside a longer date is no place of its own. */
  private boolean insideDate(Span span) {
    if (span.length() > SHORT_DATE) {
      return false;
    }
    List<Span> all = dates.orElseGet(landmarks::dates);
    dates = Optional.of(all);
    return all.stream().anyMatch(d -> d.contains(span) && !d.equals(span));
  }

  private Optional<Found> byType(Claim claim, Field field, String words, List<Span> regions) {
    Optional<String> value = reader.read(field, claim.value().orElse(words)).known();
    if (value.isEmpty()) {
      return Optional.empty();
    }
    for (Span region : regions) {
      List<Span> places = typed.of(value.get(), field, region);
      if (!places.isEmpty()) {
        boolean exact = places.stream().allMatch(s -> quotes.exact(s, words));
        return Optional.of(new Found(exact ? Rule.EXACT : Rule.TYPE, places));
      }
    }
    return Optional.empty();
  }

  private Optional<Found> byTokens(String words, Field field, List<Span> regions) {
    if (regions.isEmpty()) {
      return Optional.empty();
    }
    Tokens known = tokens.orElseGet(() -> new Tokens(text));
    tokens = Optional.of(known);
    for (Span region : regions) {
      List<Span> places = known.of(words, region);
      if (!places.isEmpty()) {
        return Optional.of(
            new Found(Rule.TOKENS, places.stream().map(s -> closed(s, words, field)).toList()));
      }
    }
    return Optional.empty();
  }

  /** With the marks that close it: a bracket, and of a passage its stop. */
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
    return Spans.trimmed(text, whole, field).orElse(found);
  }

  private Found nearest(Found found, Claim claim) {
    return claim
        .place()
        .map(
            p ->
                new Found(
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
   * What a claim means at a place: its own value where it gives one beside its words, or one of a
   * type; else what the letter's words mean. Empty where neither can be read.
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
