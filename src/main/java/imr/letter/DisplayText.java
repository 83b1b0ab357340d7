package imr.letter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The letter's text reflowed into short paragraphs for the screen, with a map to the canonical text
 * and back. White space may be dropped or replaced; every other character appears exactly once.
 *
 * <p>"Shown" indexes count UTF-16 units of {@link #shown()}, "canonical" ones those of the letter's
 * text.
 */
public final class DisplayText {

  /** The type of a paragraph, which determines its style. */
  public enum Kind {
    /** One of the letter's own headings, in capitals. */
    HEADING,
    BODY,
    /** Continues the previous paragraph, which was too long to be shown as one. */
    CONTINUED
  }

  /**
   * A shown paragraph.
   *
   * @param start first shown index
   * @param end shown index after its last character, excluding the line end
   * @param page the number of the page that begins in it, 0 if none does
   */
  public record Paragraph(Kind kind, int start, int end, int page) {}

  private final String shown;
  private final int[] canonicalOf;
  private final List<Paragraph> paragraphs;

  private DisplayText(String shown, int[] canonicalOf, List<Paragraph> paragraphs) {
    this.shown = shown;
    this.canonicalOf = canonicalOf;
    this.paragraphs = List.copyOf(paragraphs);
  }

  /** Keeps the letter's line breaks. */
  public static DisplayText lines(LetterText text) {
    return new Builder(text.canonical()).lines(Lines.of(text));
  }

  /** Joins lines to paragraphs and removes double spacing. */
  public static DisplayText reading(LetterText text) {
    return new Builder(text.canonical()).reading(Lines.of(text));
  }

  /** Returns the text to show. */
  public String shown() {
    return shown;
  }

  /** Returns the paragraphs in order. */
  public List<Paragraph> paragraphs() {
    return paragraphs;
  }

  /**
   * Returns the number of the paragraph at a shown index, starting at 0. Indexes past the end
   * belong to the last one.
   */
  public int paragraphAt(int shownIndex) {
    int low = 0;
    int high = paragraphs.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (paragraphs.get(middle).start() <= shownIndex) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** Converts a shown index to a canonical index. Indexes outside the text are clamped. */
  public int toCanonical(int shownIndex) {
    return canonicalOf[Math.clamp(shownIndex, 0, canonicalOf.length - 1)];
  }

  /** Returns the first shown index at or after a canonical index. */
  public int toShown(int canonicalIndex) {
    int at = Arrays.binarySearch(canonicalOf, canonicalIndex);
    while (at > 0 && canonicalOf[at - 1] == canonicalIndex) {
      at--;
    }
    return Math.min(at < 0 ? -at - 1 : at, shown.length());
  }

  /** Converts a canonical span to shown indexes. */
  public Span toShown(Span canonical) {
    int start = toShown(canonical.start());
    return new Span(start, Math.max(start + 1, toShown(canonical.end() - 1) + 1));
  }

  /**
   * Converts shown indexes {@code [start, end)} to a canonical span; empty if the range is empty.
   */
  public Optional<Span> toCanonical(int start, int end) {
    int last = Math.min(end, shown.length());
    return start >= last
        ? Optional.empty()
        : Optional.of(new Span(toCanonical(start), toCanonical(last - 1) + 1));
  }

  /** Appends shown characters together with their canonical indexes. */
  private static final class Builder {
    /**
     * RichTextFX takes quadratic time to measure a paragraph. A paragraph of this length or more
     * ends with its sentence.
     */
    private static final int LONG = 700;

    /** A paragraph of this length ends with its word. */
    private static final int LONGEST = 1600;

    /** A paragraph of this length ends even within a word. */
    private static final int LONGEST_WORD = 3200;

    private final String canonical;
    private final StringBuilder shown = new StringBuilder();
    private final int[] canonicalOf;
    private final List<Paragraph> paragraphs = new ArrayList<>();
    private int start;
    private int page;
    private Kind kind = Kind.BODY;

    Builder(String canonical) {
      this.canonical = canonical;
      // Room for every character, a line end after each, and the end of the text.
      this.canonicalOf = new int[canonical.length() * 2 + 2];
    }

    DisplayText lines(List<Lines.TextLine> lines) {
      for (Lines.TextLine line : lines) {
        begin(line);
        append(line.start(), line.end());
        end(line.end());
      }
      return done();
    }

    DisplayText reading(List<Lines.TextLine> lines) {
      boolean open = false;
      Lines.TextLine before = new Lines.TextLine(0, 0, 0, false, false);
      for (Lines.TextLine line : lines) {
        if (line.blank()) {
          continue;
        }
        if (open && line.startsParagraph()) {
          end(before.end());
          open = false;
        }
        if (open) {
          join(before, line);
        } else {
          begin(line);
        }
        append(line.start(), line.end());
        open = true;
        before = line;
      }
      if (open) {
        end(before.end());
      }
      return done();
    }

    private void begin(Lines.TextLine line) {
      start = shown.length();
      page = line.page();
      kind = line.heading() ? Kind.HEADING : Kind.BODY;
    }

    private void join(Lines.TextLine before, Lines.TextLine line) {
      page = page == 0 ? line.page() : page;
      if (tooLong()) {
        breakHere(before.end());
        page = line.page();
      } else if (shown.charAt(shown.length() - 1) != '-') {
        put(' ', before.end());
      }
    }

    private boolean tooLong() {
      int length = shown.length() - start;
      return length > LONGEST || (length > LONG && shown.charAt(shown.length() - 1) == '.');
    }

    private void breakHere(int at) {
      end(at);
      start = shown.length();
      page = 0;
      kind = Kind.CONTINUED;
    }

    private void append(int from, int to) {
      for (int i = from; i < to; i++) {
        boolean space = canonical.charAt(i) == ' ';
        boolean atStart = shown.length() == start && kind == Kind.CONTINUED;
        if (space && tooLong()) {
          breakHere(i);
        } else if (!(space && atStart)) {
          breakWord(i);
          put(canonical.charAt(i), i);
        }
      }
    }

    /** The line break maps to the character before it, so no character is lost. */
    private void breakWord(int at) {
      boolean whole = !Character.isLowSurrogate(canonical.charAt(at));
      if (shown.length() - start > LONGEST_WORD && whole) {
        breakHere(at - 1);
      }
    }

    private void end(int at) {
      paragraphs.add(new Paragraph(kind, start, shown.length(), page));
      put('\n', at);
    }

    private void put(char c, int at) {
      canonicalOf[shown.length()] = at;
      shown.append(c);
    }

    private DisplayText done() {
      if (!shown.isEmpty()) {
        shown.setLength(shown.length() - 1);
      }
      canonicalOf[shown.length()] = canonical.length();
      return new DisplayText(
          shown.toString(), Arrays.copyOf(canonicalOf, shown.length() + 1), paragraphs);
    }
  }
}
