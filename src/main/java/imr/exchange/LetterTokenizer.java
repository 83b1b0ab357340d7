package imr.exchange;

import imr.letter.LetterText;
import imr.letter.Span;
import imr.letter.WordSpans;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Tokenizes a letter. Tokens are the {@link WordSpans} and each punctuation mark between them. A
 * word is split at white space (if it was hyphenated at a line end) and where a value starts or
 * ends within it. Therefore only white space and control characters are dropped, and all values
 * start and end at token boundaries. An instance is used once.
 */
final class LetterTokenizer {
  private final String text;
  private final List<Span> words;
  private final BitSet cuts = new BitSet();

  private LetterTokenizer(LetterText text, List<Span> values) {
    this.text = text.canonical();
    this.words = WordSpans.of(text).all();
    for (Span value : values) {
      cuts.set(value.start());
      cuts.set(value.end());
    }
  }

  /** Returns all tokens in UTF-16 units. */
  static List<Span> of(LetterText text, List<Span> values) {
    return new LetterTokenizer(text, values).all();
  }

  private List<Span> all() {
    List<Span> tokens = new ArrayList<>();
    int word = 0;
    for (int at = 0; at < text.length(); ) {
      word = reached(words, word, at);
      boolean inWord = word < words.size() && words.get(word).contains(at);
      int end = inWord ? pieceEnd(at, words.get(word).end()) : at + width(at);
      if (!space(at)) {
        tokens.add(new Span(at, end));
      }
      at = end;
    }
    return tokens;
  }

  /**
   * Returns the index of the first span, starting at {@code from}, that doesn't end before a token
   * that starts at an index.
   */
  static int reached(List<Span> spans, int from, int start) {
    int at = from;
    while (at < spans.size() && spans.get(at).end() <= start) {
      at++;
    }
    return at;
  }

  private int pieceEnd(int from, int wordEnd) {
    int end = from + width(from);
    while (end < wordEnd && !cuts.get(end) && !space(end) && !space(from)) {
      end += width(end);
    }
    return end;
  }

  /** Returns the width of the character at an index in UTF-16 units. */
  private int width(int at) {
    return Character.charCount(text.codePointAt(at));
  }

  private boolean space(int at) {
    int c = text.codePointAt(at);
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }
}
