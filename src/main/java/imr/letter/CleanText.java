package imr.letter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A letter's text cleaned for reading: no invisible characters, ligatures expanded, accents
 * composed (NFC), all kinds of hyphens and spaces replaced by plain ones, page headers and footers
 * removed. Extraction, search, typing, and grounding work on this text. A map leads back to the
 * canonical text, which never changes.
 *
 * <p>All offsets are UTF-16 indices. A text that needs no cleaning is its own clean text and costs
 * no extra memory.
 */
public final class CleanText {
  private final LetterText text;
  private final Optional<Origins> origins;

  /**
   * Maps each UTF-16 unit of the clean text to the canonical text: {@code starts} holds the index
   * of the first canonical unit it stands for, {@code ends} the index after the last one. {@code
   * furniture} holds the page headers and footers as canonical spans.
   */
  static final class Origins {
    private final int[] starts;
    private final int[] ends;
    private final List<Span> furniture;

    Origins(int[] starts, int[] ends, List<Span> furniture) {
      this.starts = starts;
      this.ends = ends;
      this.furniture = furniture;
    }

    private int[] starts() {
      return starts;
    }

    private int[] ends() {
      return ends;
    }

    private List<Span> furniture() {
      return furniture;
    }
  }

  private CleanText(LetterText text, Optional<Origins> origins) {
    this.text = text;
    this.origins = origins;
  }

  /** Wraps a text that is already clean. */
  static CleanText same(LetterText text) {
    return new CleanText(text, Optional.empty());
  }

  static CleanText of(String clean, Origins origins) {
    return new CleanText(LetterText.clean(clean), Optional.of(origins));
  }

  /** Cleans a string that a person typed or pasted, or that a file quotes. */
  public static String words(String words) {
    return Cleaner.words(words);
  }

  /**
   * Returns the clean text. If nothing had to be cleaned, this is the original {@link LetterText}
   * object.
   */
  public LetterText text() {
    return text;
  }

  /** Returns whether the clean text equals the canonical text. */
  public boolean same() {
    return origins.isEmpty();
  }

  /**
   * Converts a span of the clean text to the canonical text. The result never splits a code point.
   */
  public Span original(Span clean) {
    return origins
        .map(o -> new Span(o.starts()[clean.start()], o.ends()[clean.end() - 1]))
        .orElse(clean);
  }

  /**
   * Converts an index of the clean text to the canonical text. The end of the text is a valid
   * index.
   */
  public int original(int clean) {
    return origins.map(o -> original(o, clean)).orElse(clean);
  }

  private static int original(Origins origins, int clean) {
    int last = origins.starts().length;
    return clean < last ? origins.starts()[clean] : last == 0 ? 0 : origins.ends()[last - 1];
  }

  /**
   * Converts a span of the canonical text to the clean text.
   *
   * @return empty if everything in the span was removed by cleaning
   */
  public Optional<Span> clean(Span original) {
    return origins.map(o -> clean(o, original)).orElseGet(() -> Optional.of(original));
  }

  private static Optional<Span> clean(Origins origins, Span original) {
    int start = firstAtLeast(origins.ends(), original.start() + 1);
    int end = firstAtLeast(origins.starts(), original.end());
    return start < end ? Optional.of(new Span(start, end)) : Optional.empty();
  }

  /**
   * Returns the clean text of a canonical span, or an empty string if everything in it was removed.
   */
  public String words(Span original) {
    return clean(original).map(text::quote).orElse("");
  }

  private static int firstAtLeast(int[] ascending, int wanted) {
    int low = 0;
    int high = ascending.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ascending[middle] < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * Returns the page headers and footers as canonical spans, in text order. Most letters have none.
   */
  public List<Span> furniture() {
    return origins.map(Origins::furniture).orElse(List.of());
  }

  /**
   * Splits a canonical span at the page headers and footers that interrupt it. Pieces are in text
   * order and trimmed of white space.
   *
   * @return the span itself if nothing interrupts it
   */
  public List<Span> pieces(LetterText canonical, Span whole) {
    List<Span> pieces = new ArrayList<>();
    int from = whole.start();
    for (Span between : furniture()) {
      if (between.overlaps(whole)) {
        addTrimmed(canonical.canonical(), from, between.start(), pieces);
        from = Math.max(from, between.end());
      }
    }
    addTrimmed(canonical.canonical(), from, whole.end(), pieces);
    return pieces.isEmpty() || from == whole.start() ? List.of(whole) : pieces;
  }

  private static void addTrimmed(String text, int from, int to, List<Span> pieces) {
    int start = from;
    int end = to;
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    if (start < end) {
      pieces.add(new Span(start, end));
    }
  }

  /** Shows only the length, because letter text must not appear in logs. */
  @Override
  public String toString() {
    return "CleanText[" + text.length() + (same() ? ", same]" : "]");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CleanText clean
        && text.equals(clean.text)
        && Arrays.equals(starts(), clean.starts());
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  private int[] starts() {
    return origins.map(Origins::starts).orElse(new int[0]);
  }
}
