package imr.letter;

import java.util.List;
import java.util.Optional;

/**
 * A letter's words as an analyst points at them: {@code 03/14/2024}, {@code 6/10}, {@code L4-L5},
 * {@code 7.5/325}, {@code #60}, {@code State(s)} and {@code patient's} are one each, and so is what
 * a hyphen at a line's or a page's end parts. Quotation marks, brackets and stops around a word are
 * no part of it; marks that stand alone are no words.
 *
 * <p>All indexes are UTF-16 ones of the canonical text. Reading the text is linear in it, finding a
 * word takes the logarithm of their number.
 */
public final class Words {

  /** One of a span's two ends. */
  public enum Edge {
    START,
    END
  }

  private final List<Span> words;

  private Words(List<Span> words) {
    this.words = words;
  }

  public static Words of(LetterText text) {
    return new Words(WordReader.read(text.canonical()));
  }

  /** All words in the letter's order; they never overlap. */
  public List<Span> all() {
    return words;
  }

  /** The word that an index stands in. */
  public Optional<Span> at(int index) {
    return get(firstEndingAfter(index)).filter(w -> w.contains(index));
  }

  /** The word that an index stands in, else the nearest one; empty for a text without words. */
  public Optional<Span> nearest(int index) {
    int after = firstEndingAfter(index);
    Optional<Span> right = get(after);
    Optional<Span> left = get(after - 1);
    boolean leftIsNearer =
        left.isPresent()
            && right.map(r -> r.start() - index > index - left.get().end()).orElse(true);
    return leftIsNearer ? left : right;
  }

  /** The first word that begins at an index or after it. */
  public Optional<Span> next(int index) {
    int after = firstEndingAfter(index);
    return get(after).filter(w -> w.start() >= index).or(() -> get(after + 1));
  }

  /** The last word that ends at an index or before it. */
  public Optional<Span> previous(int index) {
    int after = firstEndingAfter(index);
    return get(after - 1);
  }

  /**
   * The span with one end moved by words: outwards for a positive count, inwards for a negative
   * one. An end inside a word, or beside a mark, goes to the word's own end first. Inwards the last
   * word stays, outwards the letter's first and last word are the limit; a span that cannot move is
   * given back as it is.
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

  /** The place in the list of the first word that ends after an index; the list's size for none. */
  private int firstEndingAfter(int index) {
    return Places.first(words, w -> w.end() > index);
  }

  private int firstStartingFrom(int index) {
    return Places.first(words, w -> w.start() >= index);
  }
}
