package imr.exchange;

import imr.annotation.Schema;
import imr.letter.LetterText;
import imr.letter.Passages;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A letter's {@link Tokens} with BIO tags: {@code B-} and the field's id at a value's first token,
 * {@code I-} at its others, {@code O} elsewhere. Values never overlap, see {@link Outer}. Sentences
 * are those of {@link Passages}, but none ends within a value. Used once.
 */
final class Bio {
  private final List<Span> tokens;
  private final List<Span> sentences;
  private final List<Mention> values;
  private final List<Span> places;

  /** The first value that does not end before the token that is looked at. */
  private int value;

  /** The last value of which a token was given. */
  private int begun = -1;

  private Bio(LetterText text, List<Mention> values) {
    this.sentences = Passages.of(text).sentences();
    this.values = values;
    this.places = values.stream().map(Outer::span).toList();
    this.tokens = Tokens.of(text, places);
  }

  /**
   * One token.
   *
   * @param span in UTF-16 units
   * @param tag {@code O}, {@code B-patient.age}
   * @param begins true for the first token of a sentence
   */
  record Token(Span span, String tag, boolean begins) {}

  static List<Token> of(Labelled letter, Schema schema) {
    List<Mention> values = Outer.of(Mention.of(letter.annotations(), schema));
    return new Bio(letter.letter().text(), values).all();
  }

  private List<Token> all() {
    List<Token> all = new ArrayList<>();
    int sentence = 0;
    for (Span token : tokens) {
      Optional<Mention> here = valueAt(token);
      // a value can start with a character that is no token, such as a control character
      boolean first = here.isPresent() && begun != value;
      begun = here.isPresent() ? value : begun;
      int now = here.isEmpty() || first ? Tokens.reached(sentences, sentence, token) : sentence;
      String tag = here.map(v -> (first ? "B-" : "I-") + v.field().id()).orElse("O");
      all.add(new Token(token, tag, all.isEmpty() || now > sentence));
      sentence = now;
    }
    return all;
  }

  private Optional<Mention> valueAt(Span token) {
    value = Tokens.reached(places, value, token);
    return value < places.size() && places.get(value).contains(token)
        ? Optional.of(values.get(value))
        : Optional.empty();
  }
}
