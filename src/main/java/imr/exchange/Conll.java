package imr.exchange;

import imr.annotation.Schema;
import imr.letter.LetterText;
import imr.letter.Passages;
import imr.letter.Span;
import imr.letter.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A letter as CoNLL-2003 has it: a token a line with part of speech and chunk (which nobody knows
 * here: {@code -X-}) and its tag, a blank line after a sentence, {@code -DOCSTART-} before the
 * letter.
 *
 * <p>Tokens are the {@link Words}; each mark between words is a token of its own, and a word is
 * parted at white space (where a hyphen stood at a line's end) and where a value begins or ends
 * within it. So no character but white space is lost, and every value begins and ends with a token.
 *
 * <p>Tags are BIO: {@code B-} at a value's first token, {@code I-} at its others, with the field's
 * id. Values never overlap, see {@link Outer}. Sentences are those of {@link Passages}, but none
 * ends within a value. Used once.
 */
final class Conll {
  private static final String START = "-DOCSTART- -X- -X- O\n\n";

  private final String text;
  private final List<Span> words;
  private final List<Span> sentences;
  private final List<Mention> values;
  private final List<Span> places;

  /** The first value that does not end before the token that is looked at. */
  private int value;

  /** The last value of which a token was written. */
  private int begun = -1;

  private Conll(LetterText text, List<Mention> values) {
    this.text = text.canonical();
    this.words = Words.of(text).all();
    this.sentences = Passages.of(text).sentences();
    this.values = values;
    this.places = values.stream().map(Outer::span).toList();
  }

  /** The letter's lines, line ends included. */
  static String of(Labelled letter, Schema schema) {
    List<Mention> values = Outer.of(Mention.of(letter.annotations(), schema));
    return new Conll(letter.letter().text(), values).lines();
  }

  private String lines() {
    StringBuilder lines = new StringBuilder(START);
    int sentence = 0;
    for (Span token : tokens()) {
      Optional<Mention> value = valueAt(token);
      // a value can start with a character that is no token, such as a control character
      boolean begins = value.isPresent() && begun != this.value;
      begun = value.isPresent() ? this.value : begun;
      if (value.isEmpty() || begins) {
        int now = reached(sentences, sentence, token);
        lines.append(now > sentence && lines.length() > START.length() ? "\n" : "");
        sentence = now;
      }
      lines.append(text, token.start(), token.end()).append(" -X- -X- ");
      lines.append(value.map(v -> (begins ? "B-" : "I-") + v.field().id()).orElse("O"));
      lines.append('\n');
    }
    return lines.append('\n').toString();
  }

  private Optional<Mention> valueAt(Span token) {
    value = reached(places, value, token);
    return value < places.size() && places.get(value).contains(token)
        ? Optional.of(values.get(value))
        : Optional.empty();
  }

  /** The first span from a place on that does not end before a token. */
  private static int reached(List<Span> spans, int from, Span token) {
    int at = from;
    while (at < spans.size() && spans.get(at).end() <= token.start()) {
      at++;
    }
    return at;
  }

  /** All that is not white space, in pieces. */
  private List<Span> tokens() {
    Set<Integer> cuts = new HashSet<>();
    places.forEach(p -> cuts.addAll(List.of(p.start(), p.end())));
    List<Span> tokens = new ArrayList<>();
    int word = 0;
    for (int at = 0; at < text.length(); ) {
      Span here = new Span(at, at + width(at));
      word = reached(words, word, here);
      boolean inWord = word < words.size() && words.get(word).contains(at);
      int end = inWord ? pieceEnd(at, words.get(word).end(), cuts) : here.end();
      if (!space(at)) {
        tokens.add(new Span(at, end));
      }
      at = end;
    }
    return tokens;
  }

  private int pieceEnd(int from, int wordEnd, Set<Integer> cuts) {
    int end = from + width(from);
    while (end < wordEnd && !cuts.contains(end) && !space(end) && !space(from)) {
      end += width(end);
    }
    return end;
  }

  /** Of the character at an index, in UTF-16 units. */
  private int width(int at) {
    return Character.charCount(text.codePointAt(at));
  }

  private boolean space(int at) {
    int c = text.codePointAt(at);
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }
}
