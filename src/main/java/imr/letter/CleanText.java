package imr.letter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A letter's text as it reads: without characters that nobody sees, with ligatures as their
 * letters, accents composed (NFC), hyphens and spaces of every kind as the plain ones, and without
 * the headers and footers of its pages. Extraction, search, typing and grounding read this text; a
 * map leads back to the canonical text, which is never changed.
 *
 * <p>All offsets are UTF-16 ones. A text that has none of this is its own clean text, at no cost.
 */
public final class CleanText {
  private final LetterText text;
  private final Optional<Origins> origins;

  /**
   * Where each unit of the clean text comes from: the canonical index of the first unit that it
   * stands for, and that behind the last; and the headers and footers in the canonical text.
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

  /** The text is clean as it is. */
  static CleanText same(LetterText text) {
    return new CleanText(text, Optional.empty());
  }

  static CleanText of(String clean, Origins origins) {
    return new CleanText(LetterText.clean(clean), Optional.of(origins));
  }

  /** Words as they read, for what a person typed or pasted and for what a file quotes. */
  public static String words(String words) {
    return Cleaner.words(words);
  }

  /** The clean text; the very same object where nothing had to be cleaned. */
  public LetterText text() {
    return text;
  }

  /** True where the clean text is the canonical text. */
  public boolean same() {
    return origins.isEmpty();
  }

  /** The canonical span of a clean one; it holds whole code points. */
  public Span original(Span clean) {
    return origins
        .map(o -> new Span(o.starts()[clean.start()], o.ends()[clean.end() - 1]))
        .orElse(clean);
  }

  /** The canonical index of a clean one; the text's end included. */
  public int original(int clean) {
    return origins.map(o -> original(o, clean)).orElse(clean);
  }

  private static int original(Origins origins, int clean) {
    int last = origins.starts().length;
    return clean < last ? origins.starts()[clean] : last == 0 ? 0 : origins.ends()[last - 1];
  }

  /** What a canonical span reads as; empty where nobody sees any of it. */
  public Optional<Span> clean(Span original) {
    return origins.map(o -> clean(o, original)).orElseGet(() -> Optional.of(original));
  }

  private static Optional<Span> clean(Origins origins, Span original) {
    int start = firstAtLeast(origins.ends(), original.start() + 1);
    int end = firstAtLeast(origins.starts(), original.end());
    return start < end ? Optional.of(new Span(start, end)) : Optional.empty();
  }

  /** What a canonical span reads as; blank where nobody sees any of it. */
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

  /** The headers and footers of the pages, in the canonical text's order; none for most letters. */
  public List<Span> furniture() {
    return origins.map(Origins::furniture).orElse(List.of());
  }

  /**
   * A canonical span without the page headers and footers that interrupt it, in the text's order
   * and without white space at the ends of each; the span alone for most.
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

  /** The length alone: a letter's words don't belong in logs. */
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
