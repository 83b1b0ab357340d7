package imr.exchange;

import imr.annotation.Schema;
import imr.letter.LetterText;
import imr.letter.Passages;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tags a letter's {@link LetterTokenizer} in BIO format: {@code B-} and the field's id for the
 * first token of a value, {@code I-} for its other tokens, {@code O} elsewhere. Values never
 * overlap, see {@link NonOverlappingValues}. Sentences are those of {@link Passages}, but never end
 * within a value. An instance is used once.
 */
final class BioTags {
  private final List<Span> tokens;
  private final List<Span> sentences;
  private final List<RecordEntry> values;
  private final List<Span> places;

  /** The first value that doesn't end before the current token. */
  private int value;

  /** The last value for which a token was returned. */
  private int begun = -1;

  private BioTags(LetterText text, List<RecordEntry> values) {
    this.sentences = Passages.of(text).sentences();
    this.values = values;
    this.places = values.stream().map(NonOverlappingValues::span).toList();
    this.tokens = LetterTokenizer.of(text, places);
  }

  /**
   * A token.
   *
   * @param span in UTF-16 units
   * @param tag {@code O} or, for example, {@code B-patient.age}
   * @param begins whether it is the first token of a sentence
   */
  record Token(Span span, String tag, boolean begins) {}

  static List<Token> of(AnnotatedLetter letter, Schema schema) {
    List<RecordEntry> values =
        NonOverlappingValues.of(RecordEntry.of(letter.annotations(), schema));
    return new BioTags(letter.letter().text(), values).all();
  }

  private List<Token> all() {
    List<Token> all = new ArrayList<>();
    int sentence = 0;
    for (Span token : tokens) {
      Optional<RecordEntry> here = valueAt(token);
      // A value may start with a character that isn't a token, such as a control character.
      boolean first = here.isPresent() && begun != value;
      begun = here.isPresent() ? value : begun;
      int now =
          here.isEmpty() || first
              ? LetterTokenizer.reached(sentences, sentence, token.start())
              : sentence;
      String tag = here.map(v -> (first ? "B-" : "I-") + v.field().id()).orElse("O");
      all.add(new Token(token, tag, all.isEmpty() || now > sentence));
      sentence = now;
    }
    return all;
  }

  private Optional<RecordEntry> valueAt(Span token) {
    value = LetterTokenizer.reached(places, value, token.start());
    return value < places.size() && places.get(value).contains(token)
        ? Optional.of(values.get(value))
        : Optional.empty();
  }
}
