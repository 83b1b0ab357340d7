package imr.letter;

import java.util.List;
import java.util.Optional;

/**
 * The words of a letter as an annotator selects them. {@code 03/14/2024}, {@code 6/10}, {@code
 * L4-L5}, {@code 7.5/325}, {@code #60}, {@code State(s)}, and {@code patient's} are one word each,
 * and so is a word hyphenated at a line or page end. Surrounding quotation marks, brackets, and
 * punctuation are not part of a word; punctuation alone is no word.
 *
 * <p>All offsets are UTF-16 indices of the canonical text. Splitting takes linear time, a lookup
 * logarithmic time.
 */
public final class WordSpans {

  /** One of the two ends of a span. */
  public enum Edge {
    START,
    END
  }

  private final List<Span> words;

  private WordSpans(List<Span> words) {
    this.words = words;
  }

  /** Splits a text into words. */
  public static WordSpans of(LetterText text) {
    return new WordSpans(WordReader.read(text.canonical()));
  }

  /** Returns all words in text order. They never overlap. */
  public List<Span> all() {
    return words;
  }

  /** Returns the word that covers an index. */
  public Optional<Span> at(int index) {
    return get(firstEndingAfter(index)).filter(w -> w.contains(index));
  }

  /**
   * Returns the word that covers an index, or else the nearest one; empty if the text has no words.
   */
  public Optional<Span> nearest(int index) {
    int after = firstEndingAfter(index);
    Optional<Span> right = get(after);
    Optional<Span> left = get(after - 1);
    boolean leftIsNearer =
        left.isPresent()
            && right.map(r -> r.start() - index > index - left.get().end()).orElse(true);
    return leftIsNearer ? left : right;
  }

  /** Returns the first word that starts at or after an index. */
  public Optional<Span> next(int index) {
    int after = firstEndingAfter(index);
    return get(after).filter(w -> w.start() >= index).or(() -> get(after + 1));
  }

  /** Returns the last word that ends at or before an index. */
  public Optional<Span> previous(int index) {
    int after = firstEndingAfter(index);
    return get(after - 1);
  }

  /**
   * Moves one end of a span by words. An end inside a word, or next to punctuation, first moves to
   * the boundary of that word. The span keeps at least one word and doesn't exceed the first and
   * last words of the letter.
   *
   * @param by the number of words; outwards if positive, inwards if negative
   * @return the span itself if it can't be moved
   */
  public Span grown(Span span, Edge edge, int by) {
    Span moved = span;
    for (int step = 0; step < Math.abs(by); step++) {
      moved = by > 0 ? longer(moved, edge) : shorter(moved, edge);
    }
    return moved;
  }

  private Span longer(Span span, Edge edge) {
    return switch (edge) {
      case START ->
          get(firstStartingFrom(span.start()) - 1)
              .map(w -> new Span(w.start(), span.end()))
              .orElse(span);
      case END ->
          get(firstEndingAfter(span.end())).map(w -> new Span(span.start(), w.end())).orElse(span);
    };
  }

  private Span shorter(Span span, Edge edge) {
    return switch (edge) {
      case START ->
          get(firstStartingFrom(span.start() + 1))
              .filter(w -> w.start() < span.end())
              .map(w -> new Span(w.start(), span.end()))
              .orElse(span);
      case END ->
          get(firstEndingAfter(span.end() - 1) - 1)
              .filter(w -> w.end() > span.start())
              .map(w -> new Span(span.start(), w.end()))
              .orElse(span);
    };
  }

  private Optional<Span> get(int place) {
    return place >= 0 && place < words.size() ? Optional.of(words.get(place)) : Optional.empty();
  }

  /**
   * Returns the index in the list of the first word that ends after a text index, or the size of
   * the list.
   */
  private int firstEndingAfter(int index) {
    return SpanSearch.first(words, w -> w.end() > index);
  }

  private int firstStartingFrom(int index) {
    return SpanSearch.first(words, w -> w.start() >= index);
  }
}
