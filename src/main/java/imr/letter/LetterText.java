package imr.letter;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The canonical text of one letter, frozen when it came in: line ends are {@code \n}, pages are
 * parted by {@code \f}, and nothing else of the file's text is changed (schema page, "Values"). All
 * views of it map back to these offsets.
 */
public final class LetterText {
  /** The longest text that is taken for a letter's, in UTF-16 units; an honest one has 50,000. */
  public static final int MOST_UNITS = 5_000_000;

  /**
   * More accents than that on one letter are an attack on whoever puts them in order; Unicode
   * itself counts 30 as many (UAX #15, Stream-Safe Text Format).
   */
  private static final int MOST_MARKS = 64;

  private static final int LAST_WITHOUT_MARKS = 0x2FF;

  private final String canonical;
  private final boolean basicPlaneOnly;

  /** Made when first asked for; two threads may make it twice, and get the same. */
  private @Nullable CleanText clean;

  public LetterText(String canonical) {
    if (canonical.indexOf('\r') >= 0) {
      throw new IllegalArgumentException("line ends of a canonical text are \\n alone");
    }
    this.canonical = canonical;
    this.basicPlaneOnly = canonical.codePointCount(0, canonical.length()) == canonical.length();
  }

  /** False for a text that no honest file has: with dozens of accents on one letter. */
  public static boolean isSound(String text) {
    int marks = 0;
    for (int at = 0; at < text.length() && marks <= MOST_MARKS; ) {
      int c = text.codePointAt(at);
      marks = c > LAST_WITHOUT_MARKS && Characters.combining(c) ? marks + 1 : 0;
      at += Character.charCount(c);
    }
    return marks <= MOST_MARKS;
  }

  /** A text that is known to be clean. */
  static LetterText clean(String text) {
    LetterText clean = new LetterText(text);
    clean.clean = CleanText.same(clean);
    return clean;
  }

  /** The text as it reads: without what nobody sees and without page headers and footers. */
  public CleanText clean() {
    CleanText known = clean;
    if (known == null) {
      known = Cleaner.of(this);
      clean = known;
    }
    return known;
  }

  /** The whole text. */
  public String canonical() {
    return canonical;
  }

  public int length() {
    return canonical.length();
  }

  /**
   * The letter's own characters at the span; refused with an exception where the span leaves the
   * text.
   */
  public String quote(Span span) {
    return canonical.substring(span.start(), span.end());
  }

  /** SHA-256 of the text as UTF-8, 64 lower-case hex digits: the letter's identity. */
  public String sha256() {
    return Sha256.of(canonical);
  }

  /** The pages in order; a text without form feeds is one page. */
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

  /** The offset in code points (the rim's unit) of an index in UTF-16 units. */
  public int toCodePoints(int index) {
    return basicPlaneOnly ? index : canonical.codePointCount(0, index);
  }

  /**
   * The index in UTF-16 units of an offset in code points; refused with an exception where it
   * leaves the text.
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

  /** The length alone: a letter's words are no matter for logs. */
  @Override
  public String toString() {
    return "LetterText[" + canonical.length() + "]";
  }
}
