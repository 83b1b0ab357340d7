package imr.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A selection that is moved by words, and made longer and shorter by words, to whole sentences and
 * whole paragraphs. Immutable.
 *
 * @param anchor the word that stays while the selection is made longer or shorter
 * @param active the word that moves then: the selection reaches from one to the other
 * @param narrower the selections that were widened to this one, the last one last
 */
public record WordCursor(
    Words words, Passages passages, Span selection, Span anchor, Span active, List<Span> narrower) {
  public WordCursor {
    narrower = List.copyOf(narrower);
  }

  /** A selection made by other means: its first word stays, its last one moves. */
  public static WordCursor at(Words words, Passages passages, Span selection) {
    return at(words, passages, selection, List.of());
  }

  private static WordCursor at(
      Words words, Passages passages, Span selection, List<Span> narrower) {
    Span first = words.next(selection.start()).filter(selection::overlaps).orElse(selection);
    Span last = words.previous(selection.end()).filter(selection::overlaps).orElse(selection);
    return new WordCursor(words, passages, selection, first, last, narrower);
  }

  /** The word after the selection; stays where none follows. */
  public WordCursor next() {
    return onto(words.next(selection.end()));
  }

  /** The word before the selection; stays where none stands before. */
  public WordCursor previous() {
    return onto(words.previous(selection.start()));
  }

  /** Another selection in the same letter. */
  public WordCursor onto(Span other) {
    return at(words, passages, other);
  }

  private WordCursor onto(Optional<Span> word) {
    return word.map(this::onto).orElse(this);
  }

  /** Moves the active end a word on; past the anchor the selection grows on the other side. */
  public WordCursor extendedNext() {
    return extendedTo(words.next(active.end()));
  }

  /** Moves the active end a word back. */
  public WordCursor extendedPrevious() {
    return extendedTo(words.previous(active.start()));
  }

  /** The selection from the anchor to a word. */
  public WordCursor extendedTo(Optional<Span> word) {
    return word.map(
            w -> {
              Span both =
                  new Span(Math.min(anchor.start(), w.start()), Math.max(anchor.end(), w.end()));
              return new WordCursor(words, passages, both, anchor, w, List.of());
            })
        .orElse(this);
  }

  /** The whole sentences that hold the selection, then the whole paragraphs, then no more. */
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

  /** What was selected before it was widened; without that, only its first word. */
  public WordCursor narrowed() {
    return narrower.isEmpty()
        ? at(words, passages, anchor)
        : at(words, passages, narrower.getLast(), narrower.subList(0, narrower.size() - 1));
  }
}
