package imr.letter;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The canonical text of a letter, frozen at import. Line ends are {@code \n} and pages are
 * separated by {@code \f}; otherwise the text is exactly that of the file (schema, "Values"). All
 * views map back to offsets in this text.
 */
public final class LetterText {
  /** The maximum length of a letter in UTF-16 units. Real letters have about 50,000. */
  public static final int MOST_UNITS = 5_000_000;

  /**
   * More combining marks than this on one character are an attempt to make normalization slow.
   * Unicode itself allows 30 (UAX #15, Stream-Safe Text Format).
   */
  private static final int MOST_MARKS = 64;

  private static final int LAST_WITHOUT_MARKS = 0x2FF;

  private final String canonical;
  private final boolean basicPlaneOnly;

  /** Computed on first use. Two threads may both compute it; they get equal results. */
  private @Nullable CleanText clean;

  /**
   * Wraps a canonical text.
   *
   * @throws IllegalArgumentException if {@code canonical} contains {@code \r}
   */
  public LetterText(String canonical) {
    if (canonical.indexOf('\r') >= 0) {
      throw new IllegalArgumentException("line ends of a canonical text are \\n alone");
    }
    this.canonical = canonical;
    this.basicPlaneOnly = canonical.codePointCount(0, canonical.length()) == canonical.length();
  }

  /**
   * Returns false for a text with dozens of combining marks on one character, which no legitimate
   * file has.
   */
  public static boolean isSound(String text) {
    int marks = 0;
    for (int at = 0; at < text.length() && marks <= MOST_MARKS; ) {
      int c = text.codePointAt(at);
      marks = c > LAST_WITHOUT_MARKS && Characters.combining(c) ? marks + 1 : 0;
      at += Character.charCount(c);
    }
    return marks <= MOST_MARKS;
  }

  /** Wraps a text that is known to be clean. */
  static LetterText clean(String text) {
    LetterText clean = new LetterText(text);
    clean.clean = CleanText.same(clean);
    return clean;
  }

  /** Returns the cleaned text, without invisible characters, page headers, and footers. */
  public CleanText clean() {
    CleanText known = clean;
    if (known == null) {
      known = Cleaner.of(this);
      clean = known;
    }
    return known;
  }

  /** Returns the whole text. */
  public String canonical() {
    return canonical;
  }

  /** Returns the length in UTF-16 units. */
  public int length() {
    return canonical.length();
  }

  /**
   * Returns the text of a span.
   *
   * @throws IndexOutOfBoundsException if the span exceeds the text
   */
  public String quote(Span span) {
    return canonical.substring(span.start(), span.end());
  }

  /**
   * Returns the letter's identity: the SHA-256 of the text as UTF-8, in 64 lowercase hex digits.
   */
  public String sha256() {
    return Sha256.of(canonical);
  }

  /** Returns the pages in order. A text without form feeds is one page. */
  public List<Page> pages() {
    List<Page> pages = new ArrayList<>();
    int start = 0;
    for (int feed = canonical.indexOf('\f'); feed >= 0; feed = canonical.indexOf('\f', start)) {
      pages.add(new Page(pages.size() + 1, start, feed));
      start = feed + 1;
    }
    pages.add(new Page(pages.size() + 1, start, canonical.length()));
    return List.copyOf(pages);
  }

  /** Converts a UTF-16 index to a code point offset, the unit used in files. */
  public int toCodePoints(int index) {
    return basicPlaneOnly ? index : canonical.codePointCount(0, index);
  }

  /**
   * Converts a code point offset to a UTF-16 index.
   *
   * @throws IndexOutOfBoundsException if the offset exceeds the text
   */
  public int fromCodePoints(int offset) {
    return basicPlaneOnly ? offset : canonical.offsetByCodePoints(0, offset);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LetterText text && text.canonical.equals(canonical);
  }

  @Override
  public int hashCode() {
    return canonical.hashCode();
  }

  /** Shows only the length, because letter text must not appear in logs. */
  @Override
  public String toString() {
    return "LetterText[" + canonical.length() + "]";
  }
}
