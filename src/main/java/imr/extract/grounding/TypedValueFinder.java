package imr.extract.grounding;

import imr.annotation.Field;
import imr.annotation.Value;
import imr.annotation.ValueReader;
import imr.extract.LetterStructure;
import imr.letter.LetterText;
import imr.letter.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds text with the same value, in any notation. */
final class TypedValueFinder {
  private final LetterText text;
  private final LetterStructure landmarks;
  private final ValueReader reader;
  private final QuoteFinder quotes;
  private final Map<Field.Type, List<Span>> known = new HashMap<>();

  TypedValueFinder(
      LetterText text, LetterStructure landmarks, ValueReader reader, QuoteFinder quotes) {
    this.text = text;
    this.landmarks = landmarks;
    this.reader = reader;
    this.quotes = quotes;
  }

  /** Returns all locations within a span that the field reads as this value. */
  List<Span> of(String value, Field field, Span within) {
    return switch (field.type()) {
      case TEXT, GROUP -> List.of();
      case DATE -> reading(value, field, everywhere(field, landmarks::dates), within);
      case PAIN_SCORE -> reading(value, field, everywhere(field, landmarks::painScores), within);
      case NUMBER, QUANTITY -> reading(value, field, landmarks.numbers(within), within);
      case PAGES -> reading(value, field, landmarks.pages(within), within);
      case CODE, STATE -> ofCode(value, field, within);
    };
  }

  private List<Span> everywhere(Field field, java.util.function.Supplier<List<Span>> all) {
    return known.computeIfAbsent(field.type(), t -> all.get());
  }

  private List<Span> reading(String value, Field field, List<Span> places, Span within) {
    Optional<String> wanted = Optional.of(value);
    return places.stream()
        .filter(within::contains)
        .filter(s -> reader.read(field, text.quote(s)).known().equals(wanted))
        .toList();
  }

  /**
   * Returns the last conclusion if it has this code; for other fields, the first of the code's
   * words that occurs.
   */
  private List<Span> ofCode(String value, Field field, Span within) {
    if (field.id().equals(FieldRegions.CONCLUSION)) {
      return landmarks.conclusion(within).stream()
          .filter(c -> c.code().equals(value))
          .map(LetterStructure.Conclusion::span)
          .toList();
    }
    return field.codes().stream()
        .filter(c -> c.code().equals(value))
        .flatMap(c -> Stream.concat(c.words().stream(), Stream.of(c.label())))
        .map(words -> meaning(words, value, field, within))
        .filter(places -> !places.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /**
   * A state's postal abbreviation must be in capitals, because in lowercase it may be an ordinary
   * word.
   */
  private List<Span> meaning(String words, String value, Field field, Span within) {
    boolean postal = field.type() == Field.Type.STATE && words.length() == 2;
    return quotes.normalised(words, field, within).stream()
        .filter(s -> reader.read(field, text.quote(s)).equals(Value.of(value)))
        .filter(s -> !postal || text.quote(s).equals(words.toUpperCase(Locale.ROOT)))
        .toList();
  }
}
