package imr.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A selection that moves, grows, and shrinks by words, and expands to whole sentences and
 * paragraphs. Immutable.
 *
 * @param anchor the word that stays fixed while the selection is extended
 * @param active the word at the other end, which moves
 * @param narrower the selections that were expanded to this one, most recent last
 */
public record WordCursor(
    WordSpans words,
    Passages passages,
    Span selection,
    Span anchor,
    Span active,
    List<Span> narrower) {
  public WordCursor {
    narrower = List.copyOf(narrower);
  }

  /**
   * Starts from a selection made by other means. Its first word is the anchor, its last word is
   * active.
   */
  public static WordCursor at(WordSpans words, Passages passages, Span selection) {
    return at(words, passages, selection, List.of());
  }

  private static WordCursor at(
      WordSpans words, Passages passages, Span selection, List<Span> narrower) {
    Span first = words.next(selection.start()).filter(selection::overlaps).orElse(selection);
    Span last = words.previous(selection.end()).filter(selection::overlaps).orElse(selection);
    return new WordCursor(words, passages, selection, first, last, narrower);
  }

  /** Selects the word after the selection, or returns this cursor if there is none. */
  public WordCursor next() {
    return onto(words.next(selection.end()));
  }

  /** Selects the word before the selection, or returns this cursor if there is none. */
  public WordCursor previous() {
    return onto(words.previous(selection.start()));
  }

  /** Selects another span of the same letter. */
  public WordCursor onto(Span other) {
    return at(words, passages, other);
  }

  private WordCursor onto(Optional<Span> word) {
    return word.map(this::onto).orElse(this);
  }

  /**
   * Moves the active end one word forward. Past the anchor, the selection grows on the other side.
   */
  public WordCursor extendedNext() {
    return extendedTo(words.next(active.end()));
  }

  /** Moves the active end one word back. */
  public WordCursor extendedPrevious() {
    return extendedTo(words.previous(active.start()));
  }

  /** Selects from the anchor to a word. Returns this cursor if there is no word. */
  public WordCursor extendedTo(Optional<Span> word) {
    return word.map(
            w -> {
              Span both =
                  new Span(Math.min(anchor.start(), w.start()), Math.max(anchor.end(), w.end()));
              return new WordCursor(words, passages, both, anchor, w, List.of());
            })
        .orElse(this);
  }

  /** Expands to whole sentences, then to whole paragraphs. Returns this cursor after that. */
  public WordCursor wider() {
    Span sentences = passages.wholeSentences(selection);
    Span wide = sentences.equals(selection) ? passages.wholeParagraphs(selection) : sentences;
    return widerTo(wide);
  }

  /**
   * A longer selection, from which {@link #narrowed} comes back to this one.
   *
   * @param wide holds the selection; the same span changes nothing
   */
  public WordCursor widerTo(Span wide) {
    return wide.equals(selection) ? this : at(words, passages, wide, widenedFrom());
  }

  private List<Span> widenedFrom() {
    List<Span> more = new ArrayList<>(narrower);
    more.add(selection);
    return more;
  }

  /**
   * Restores the selection before the last expansion. Without one, selects only the anchor word.
   */
  public WordCursor narrowed() {
    return narrower.isEmpty()
        ? at(words, passages, anchor)
        : at(words, passages, narrower.getLast(), narrower.subList(0, narrower.size() - 1));
  }
}
